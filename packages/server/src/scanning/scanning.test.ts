import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type GitServer,
  hasEnded,
  newScan,
  plantedSecret,
  startGitServer,
  type Testbed,
  testActor,
  testbed,
} from "./testkit/index.ts";

/** Nothing listens there: the port belongs to tcpmux. */
const closedPort = "127.0.0.1:1";

describe("a scan's life", () => {
  let bed: Testbed;
  let folder: string;
  let git: GitServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gw-target-"));
    await writeFile(join(folder, "settings.ini"), plantedSecret());
    await writeFile(join(folder, "notes.txt"), "nothing here\n");
    git = await startGitServer(folder, "feature/one");
    bed = await testbed({ allowTargets: [folder, new URL(git.url).host, closedPort] });
  });
  afterAll(async () => {
    await bed.close();
    await git.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (target: Parameters<typeof newScan>[0], change = {}) => {
    const scan = await bed.scanning.create(bed.actor, newScan(target, change));
    return bed.until(scan.id, hasEnded);
  };

  it("queued → running → completed, with findings, counts and coverage", async () => {
    const created = await bed.scanning.create(bed.actor, newScan({ kind: "path", path: folder }));
    expect(created).toMatchObject({ status: "queued", progress: { percent: 0 }, kind: "repo" });
    expect(created.estimatedCompletion.getTime()).toBeGreaterThan(created.createdAt.getTime());
    const ended = await bed.until(created.id, hasEnded);
    expect(ended).toMatchObject({ status: "completed", partial: false, progress: { percent: 100 } });
    expect(ended.counts.total).toBe(1);
    expect(ended.counts.new).toBe(1);
    expect(ended.stages).toMatchObject([{ engine: "secrets", status: "completed" }]);
    const page = await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [created.id], limit: 10 });
    expect(page.findings[0]).toMatchObject({ engine: "secrets", location: { file: "settings.ini", line: 1 } });
    expect(page.findings[0]?.remediation).not.toBe("");
  });

  it("a repeated scan finds the same issues again", async () => {
    const first = await run({ kind: "path", path: folder });
    const again = await bed.until((await bed.scanning.repeat(bed.actor, first.id)).id, hasEnded);
    expect(again.id).not.toBe(first.id);
    expect(again.counts).toMatchObject({ total: 1, new: 0, persisting: 1 });
  });

  it("a repository is cloned, shows its branch and commit, and leaves no clone behind", async () => {
    const ended = await run({ kind: "git", url: `${git.url}/group/project.git`, branch: "feature/one" });
    expect(ended).toMatchObject({
      status: "completed",
      counts: { total: 1 },
      repository: { fullName: "group/project", branch: "feature/one" },
    });
    expect(ended.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(await readdir(join(bed.dataFolder, "scratch"))).toEqual([]);
  });

  it("a repository that does not clone fails with a reason and what git said", async () => {
    const ended = await run({ kind: "git", url: `${git.url}/absent.git` });
    expect(ended).toMatchObject({ status: "failed", statusReason: "clone_failed" });
    expect(ended.statusMessage).toContain("absent.git");
  });

  it("a host that does not answer fails the scan with a reason", async () => {
    const ended = await run({ kind: "url", url: `http://${closedPort}/` });
    expect(ended).toMatchObject({ status: "failed", statusReason: "target_unreachable", score: null });
  });

  it("an uploaded archive is scanned", async () => {
    const upload = await bed.scanning.upload(bed.actor, stream(await tarGz(folder)));
    const ended = await run({ kind: "upload", uploadId: upload.id });
    expect(ended).toMatchObject({ status: "completed", counts: { total: 1 } });
  });

  it("an archive that climbs out of its folder fails the scan and writes nothing", async () => {
    const upload = await bed.scanning.upload(bed.actor, stream(await climbingTarGz()));
    const ended = await run({ kind: "upload", uploadId: upload.id });
    expect(ended).toMatchObject({ status: "failed", statusReason: "archive_refused" });
  });

  it("links in an archive are left out and named", async () => {
    const linked = await mkdtemp(join(tmpdir(), "gw-linked-"));
    await writeFile(join(linked, "a.txt"), "text");
    await symlink("/etc/passwd", join(linked, "link"));
    const upload = await bed.scanning.upload(bed.actor, stream(await tarGz(linked)));
    await rm(linked, { recursive: true });
    const ended = await run({ kind: "upload", uploadId: upload.id });
    expect(ended.status).toBe("completed");
    expect(ended.excluded.items).toContainEqual({
      engine: "preparation",
      place: expect.stringContaining("link"),
      reason: expect.stringContaining("link"),
    });
  });

  it("file names with newlines and bytes that are no UTF-8 are scanned like others", async () => {
    const odd = join(folder, "odd");
    await mkdir(odd);
    try {
      await writeFile(join(odd, "line\nbreak.ini"), plantedSecret());
      await writeFile(
        Buffer.concat([Buffer.from(`${odd}/`), Buffer.from([0x66, 0xff, 0xfe]), Buffer.from(".ini")]),
        plantedSecret(),
      );
      const ended = await run({ kind: "path", path: odd });
      const page = await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [ended.id], limit: 10 });
      expect(page.findings.map((row) => row.location.file).toSorted()).toEqual([
        "f\\xff\\xfe.ini",
        "line\\x0abreak.ini",
      ]);
    } finally {
      await rm(odd, { recursive: true });
    }
  });

  it.each([
    ["a private address", { kind: "url", url: "http://127.0.0.2/" }, "scans.target_refused"],
    ["a private address in disguise", { kind: "url", url: "http://0x7f000002/" }, "scans.target_refused"],
    ["localhost", { kind: "host", host: "localhost" }, "scans.target_refused"],
    ["no target at all", { kind: "url", url: "not a target" }, "scans.invalid_target"],
    ["another scheme", { kind: "url", url: "ftp://example.com/" }, "scans.invalid_target"],
    ["credentials in the URL", { kind: "url", url: "https://a:b@example.com/" }, "scans.invalid_target"],
    ["a folder that was not allowed", { kind: "path", path: "/etc" }, "scans.target_refused"],
    ["a way out of an allowed folder", { kind: "path", path: "/FOLDER/../../etc" }, "scans.target_refused"],
    ["a relative folder", { kind: "path", path: "src" }, "scans.invalid_target"],
    ["a folder of git on this server", { kind: "git", url: "file:///etc" }, "scans.invalid_target"],
    ["an unknown upload", { kind: "upload", uploadId: "0199aaaa-0000-7000-8000-000000000000" }, "uploads.not_found"],
    [
      "GitLab without a connection",
      { kind: "gitlab", url: "https://gitlab.example.com/group/project/-/tree/feature/x" },
      "scans.integration_required",
    ],
  ] as const)("%s is refused at once, and no scan exists", async (_what, target, code) => {
    const before = await bed.scanning.list(bed.actor.teamId, { limit: 1 });
    const asked = target.kind === "path" ? { ...target, path: target.path.replace("/FOLDER", folder) } : target;
    await expect(bed.scanning.create(bed.actor, newScan(asked))).rejects.toMatchObject({ code });
    expect((await bed.scanning.list(bed.actor.teamId, { limit: 1 })).total).toBe(before.total);
  });

  it("a link out of an allowed folder is refused", async () => {
    await symlink("/etc", join(folder, "way-out"));
    await expect(
      bed.scanning.create(bed.actor, newScan({ kind: "path", path: join(folder, "way-out") })),
    ).rejects.toMatchObject({ code: "scans.target_refused" });
    await rm(join(folder, "way-out"));
  });

  it("a scan of another team does not exist", async () => {
    const scan = await run({ kind: "path", path: folder });
    await expect(bed.scanning.get(testActor().teamId, scan.id)).rejects.toMatchObject({ code: "scans.not_found" });
    await expect(bed.scanning.cancel(testActor(), scan.id)).rejects.toMatchObject({ code: "scans.not_found" });
    await expect(bed.scanning.artifact(testActor().teamId, scan.id, "wiki")).rejects.toMatchObject({
      code: "scans.not_found",
    });
  });

  it("an artifact that no engine made is not available", async () => {
    const scan = await run({ kind: "path", path: folder });
    await expect(bed.scanning.artifact(bed.actor.teamId, scan.id, "wiki")).rejects.toMatchObject({
      code: "artifacts.not_available",
    });
  });

  it("an ended scan cannot be cancelled", async () => {
    const scan = await run({ kind: "path", path: folder });
    await expect(bed.scanning.cancel(bed.actor, scan.id)).rejects.toMatchObject({ code: "scans.not_cancellable" });
  });

  it("an upload that is no archive, or too large, leaves nothing", async () => {
    await expect(bed.scanning.upload(bed.actor, stream(Buffer.from("hello")))).rejects.toMatchObject({
      code: "uploads.unsupported",
    });
    const endless = (async function* () {
      for (;;) yield Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(65_536)]);
    })();
    await expect(bed.scanning.upload(bed.actor, endless)).rejects.toMatchObject({ code: "uploads.too_large" });
  });
});

async function* stream(body: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < body.length; from += 1000) yield body.subarray(from, from + 1000);
}

async function tarGz(folder: string): Promise<Buffer> {
  return pack(["-C", folder, "."]);
}

async function climbingTarGz(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "gw-climb-"));
  await writeFile(join(folder, "a"), "x");
  const body = await pack(["--transform", "s,^a$,../../climbed,", "-P", "-C", folder, "a"]);
  await rm(folder, { recursive: true });
  return body;
}

async function pack(args: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "gw-pack-"));
  try {
    const { exitCode, stderr } = await systemExec("tar", ["-czf", join(folder, "a.tgz"), ...args], {
      timeoutSeconds: 20,
    });
    if (exitCode !== 0) throw new Error(stderr);
    return await readFile(join(folder, "a.tgz"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
