import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { isFault } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Principal } from "../../kernel/actor.ts";
import { createAudit } from "../../kernel/audit/index.ts";
import { type GitServer, hasEnded, newScan, type Testbed, testbed } from "../../scanning/testkit/index.ts";
import { createScm, type Scm, scmMigrations } from "./index.ts";
import { type Instance, startInstance } from "./testkit/index.ts";

let folder: string;
let git: GitServer;
let instance: Instance;
let bed: Testbed;
let scm: Scm;
let strict: Scm;
let actor: Principal;
const token = systemRandom.bytes(20).toString("hex");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-scm-"));
  await writeFile(join(folder, "a.txt"), "nothing\n");
  ({ git, instance } = await startInstance(folder, token));
  bed = await testbed({
    allowTargets: ["127.0.0.1"],
    rooms: [scmMigrations],
    repositoryToken: (teamId, url) => scm.tokenFor(teamId, url),
  });
  actor = bed.actor;
  const keyFolder = await mkdtemp(join(tmpdir(), "gw-scm-key-"));
  const ports = { db: bed.database.db, clock: systemClock, random: systemRandom };
  const sealer = await openSealer(join(keyFolder, "master.key"), systemRandom);
  await rm(keyFolder, { recursive: true });
  const deps = { ...ports, sealer, audit: createAudit(ports) };
  scm = createScm({ ...deps, allowTargets: ["127.0.0.1"] });
  strict = createScm({ ...deps, allowTargets: [] });
});

afterEach(async () => {
  delete instance.broken;
  instance.token = token;
  instance.gitlabScopes = ["api"];
  instance.githubScopes = "repo, read:org";
  instance.seen.length = 0;
  for (const { id } of await scm.list(actor.teamId)) await scm.remove(actor, id);
});

afterAll(async () => {
  await bed.close();
  await git.close();
  await rm(folder, { recursive: true, force: true });
});

const gitlab = () => ({ provider: "gitlab" as const, url: git.url, token });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was thrown",
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  );

it("connects to GitLab with a token that the instance takes, and lists what the token reads", async () => {
  const made = await scm.connect(actor, gitlab());
  expect(made).toMatchObject({ provider: "gitlab", url: git.url, account: "scanner", problem: null });
  expect(made.tokenExpiresAt?.toISOString()).toBe("2031-02-03T00:00:00.000Z");
  expect(await scm.list(actor.teamId)).toEqual([made]);
  const first = await scm.projects(actor.teamId, made.id, { page: 1, search: "pro ject&x=1" });
  expect(first.projects[0]).toMatchObject({ fullName: "group/project-1", defaultBranch: "main", isPrivate: true });
  expect(first.nextPage).toBe(2);
  expect((await scm.projects(actor.teamId, made.id, { page: 2 })).nextPage).toBeNull();
  expect(instance.seen.map(({ url }) => new URL(url, "http://localhost").searchParams.get("search"))).toContain(
    "pro ject&x=1",
  );
});

it("connects to GitHub, and looks for a name through its pages", async () => {
  const made = await scm.connect(actor, { ...gitlab(), provider: "github" });
  expect(made).toMatchObject({ provider: "github", account: "scanner" });
  expect(made.tokenExpiresAt?.toISOString()).toBe("2031-02-03T04:05:06.000Z");
  const names = (page: { projects: readonly { fullName: string }[] }) => page.projects.map(({ fullName }) => fullName);
  const all = await scm.projects(actor.teamId, made.id, { page: 1 });
  expect([names(all), all.nextPage]).toEqual([["owner/tool-1"], 2]);
  const found = await scm.projects(actor.teamId, made.id, { page: 1, search: "TOOL-3" });
  expect([names(found), found.nextPage]).toEqual([["owner/tool-3"], null]);
});

it.each<[string, () => void, () => Parameters<Scm["connect"]>[1], string]>([
  ["a token that the instance refuses", () => {}, () => ({ ...gitlab(), token: "wrong" }), "scm.token_refused"],
  [
    "a GitLab token that cannot read",
    () => {
      instance.gitlabScopes = ["read_user"];
    },
    gitlab,
    "scm.token_refused",
  ],
  [
    "a GitHub token that cannot read",
    () => {
      instance.githubScopes = "gist";
    },
    () => ({ ...gitlab(), provider: "github" }),
    "scm.token_refused",
  ],
  [
    "an instance that fails",
    () => {
      instance.broken = { status: 502 };
    },
    gitlab,
    "scm.unreachable",
  ],
  [
    "an instance that redirects",
    () => {
      instance.broken = { status: 302, location: `${git.url}/elsewhere` };
    },
    gitlab,
    "scm.unreachable",
  ],
  [
    "an answer that is no JSON",
    () => {
      instance.broken = { status: 200, body: "<html>" };
    },
    gitlab,
    "scm.unreachable",
  ],
  [
    "an answer of another shape",
    () => {
      instance.broken = { status: 200, body: "[1]" };
    },
    gitlab,
    "scm.unreachable",
  ],
  ["a port that nobody listens on", () => {}, () => ({ ...gitlab(), url: "http://127.0.0.1:1" }), "scm.unreachable"],
  [
    "an address with a path",
    () => {},
    () => ({ ...gitlab(), url: "https://example.com/gitlab" }),
    "scm.invalid_instance",
  ],
  [
    "an address with credentials",
    () => {},
    () => ({ ...gitlab(), url: "https://u:p@example.com" }),
    "scm.invalid_instance",
  ],
  ["another protocol", () => {}, () => ({ ...gitlab(), url: "ftp://example.com" }), "scm.invalid_instance"],
  ["clear text over the internet", () => {}, () => ({ ...gitlab(), url: "http://1.1.1.1" }), "scm.invalid_instance"],
  ["words", () => {}, () => ({ ...gitlab(), url: "our gitlab" }), "scm.invalid_instance"],
])("refuses %s and keeps nothing", async (_what, prepare, request, code) => {
  prepare();
  expect(await codeOf(scm.connect(actor, request()))).toBe(code);
  expect(await scm.list(actor.teamId)).toEqual([]);
});

it("contacts no private instance that the operator did not allow", async () => {
  expect(await codeOf(strict.connect(actor, gitlab()))).toBe("scm.instance_refused");
  expect(await codeOf(strict.connect(actor, { ...gitlab(), url: "https://127.0.0.1" }))).toBe("scm.instance_refused");
  expect(instance.seen).toEqual([]);
});

it("keeps the token sealed, replaces it, and says when it stopped working", async () => {
  const { id } = await scm.connect(actor, gitlab());
  const { rows } = await sql<{ text: string }>`
    SELECT encode(sealed_token, 'escape') || row_to_json(c)::text AS text FROM scm_connections c`.execute(
    bed.database.db,
  );
  expect(rows[0]!.text).not.toContain(token);
  expect(await codeOf(scm.connect(actor, gitlab()))).toBe("scm.already_connected");

  instance.token = systemRandom.bytes(20).toString("hex");
  expect((await scm.check(actor, id)).problem).toContain("does not take this access token");
  expect(await codeOf(scm.projects(actor.teamId, id, { page: 1 }))).toBe("scm.token_refused");
  expect(await codeOf(scm.replaceToken(actor, id, "wrong"))).toBe("scm.token_refused");
  expect((await scm.replaceToken(actor, id, instance.token)).problem).toBeNull();
  expect(await scm.tokenFor(actor.teamId, `${git.url}/group/project.git`)).toBe(instance.token);
});

it("gives a token for exactly the origin it belongs to, and to no other team", async () => {
  const { id } = await scm.connect(actor, gitlab());
  const other = { ...actor, teamId: newId<"team">(systemClock, systemRandom) };
  const port = new URL(git.url).port;
  for (const url of [
    `https://127.0.0.1:${port}/a/b`,
    `http://localhost:${port}/a/b`,
    `ssh://git@127.0.0.1:${port}/a`,
    "file:///a",
    "x",
  ])
    expect(await scm.tokenFor(actor.teamId, url)).toBeUndefined();
  expect(await scm.tokenFor(other.teamId, `${git.url}/a/b`)).toBeUndefined();
  const attempts = [
    () => scm.get(other.teamId, id),
    () => scm.remove(other, id),
    () => scm.check(other, id),
    () => scm.replaceToken(other, id, token),
    () => scm.projects(other.teamId, id, { page: 1 }),
    () => scm.get(actor.teamId, "none"),
  ];
  for (const attempt of attempts) expect(await codeOf(attempt())).toBe("scm.not_found");
});

it("launches a documented scan of a private project once the team is connected, and not before", async () => {
  const launch = () =>
    bed.scanning.create(actor, newScan({ kind: "gitlab", url: `${git.url}/group/project/-/tree/main` }));
  expect(await codeOf(launch())).toBe("scans.integration_required");
  const { id } = await scm.connect(actor, gitlab());
  const ended = await bed.until((await launch()).id, hasEnded);
  expect(ended).toMatchObject({ status: "completed", repository: { fullName: "group/project", branch: "main" } });
  expect(JSON.stringify(ended)).not.toContain(token);

  instance.token = "another";
  const failed = await bed.until((await launch()).id, hasEnded);
  expect(failed.status).toBe("failed");
  expect(JSON.stringify(failed)).not.toContain(token);
  await scm.remove(actor, id);
  expect(await codeOf(launch())).toBe("scans.integration_required");
});
