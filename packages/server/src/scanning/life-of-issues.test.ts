/** What real scans, by a real worker and real engines, mean for the issues they find or no longer find. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasEnded, newScan, plantedSecret, startGitServer, type Testbed, testbed } from "./testkit/index.ts";

let bed: Testbed;
let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "gw-issues-"));
  bed = await testbed({ allowTargets: [parent, "127.0.0.1"] });
});
afterAll(async () => {
  await bed.close();
  await rm(parent, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(parent, "target-"));
  await write("settings.ini", plantedSecret());
  await write("notes.txt", "nothing here\n");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const scan = async (
  change: Parameters<typeof newScan>[1] = {},
  target = { kind: "path", path: folder } as Parameters<typeof newScan>[0],
) => {
  const { id } = await bed.scanning.create(bed.actor, newScan(target, change));
  return bed.until(id, hasEnded);
};
/** Status and detection of the one issue that the scan found, now. */
const follow = async (scanId: string) => {
  const { findings } = await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [scanId], limit: 10 });
  expect(findings).toHaveLength(1);
  const { issueId } = findings[0]!;
  return async () => {
    const { status, detection } = await bed.vulnerabilities.issue(bed.actor.teamId, issueId);
    const { rows } = await sql<{ type: string }>`
      SELECT type FROM events_outbox WHERE data->>'issueId' = ${issueId} ORDER BY id`.execute(bed.database.db);
    return [status, detection, ...rows.map((row) => row.type)];
  };
};

describe("a secret that was found", () => {
  it("is fixed when it is gone, and reopened when it returns", async () => {
    await write("main.py", "print()\n");
    const first = await scan();
    expect(first).toMatchObject({ languages: ["Python"], baselineScanId: null });
    const issue = await follow(first.id);
    expect(await issue()).toEqual(["open", "seen"]);
    await write("settings.ini", "password from the environment\n");
    const second = await scan();
    expect(second).toMatchObject({ baselineScanId: first.id, counts: { new: 0, fixed: 1 } });
    expect(await issue()).toEqual(["fixed", "not_seen", "issue.fixed"]);
    await write("settings.ini", plantedSecret());
    await scan();
    await scan();
    expect(await issue()).toEqual(["open", "seen", "issue.fixed", "issue.reopened"]);
  });

  it("is fixed when its file is deleted", async () => {
    const issue = await follow((await scan()).id);
    await rm(join(folder, "settings.ini"));
    await scan();
    expect(await issue()).toEqual(["fixed", "not_seen", "issue.fixed"]);
  });

  it.each([
    ["its file is ignored", () => write(".gitignore", "settings.ini\n")],
    ["it is suppressed in place", async () => write("settings.ini", `${plantedSecret().trim()} # gatewatch-ignore\n`)],
  ])("is unknown and open when %s", async (_why, change) => {
    const issue = await follow((await scan()).id);
    await change();
    await scan();
    expect(await issue()).toEqual(["open", "unknown"]);
  });

  it("stays as it is after a scan of a narrower profile", async () => {
    const issue = await follow((await scan()).id);
    await write("settings.ini", "gone\n");
    await scan({ profile: "quick" });
    expect(await issue()).toEqual(["open", "seen"]);
  });
});

it("a branch without the file fixes nothing; it is judged by the branch that HEAD names", async () => {
  const git = await startGitServer(folder, "main");
  try {
    const target = (branch?: string) =>
      ({ kind: "git", url: `${git.url}/group/project.git`, ...(branch && { branch }) }) as const;
    const issue = await follow((await scan({}, target())).id);
    await git.change("feature/clean", { "settings.ini": null });
    expect((await scan({}, target("feature/clean"))).counts.total).toBe(0);
    expect(await issue()).toEqual(["open", "seen"]);
    expect((await bed.scanning.repository(bed.actor.teamId, "group/project")).branch).toBe("main");
    await scan({}, target("main"));
    expect(await issue()).toEqual(["open", "seen"]);
  } finally {
    await git.close();
  }
});
