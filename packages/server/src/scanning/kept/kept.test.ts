import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemRandom } from "@gatewatch/base/random";
import type { Cache } from "@gatewatch/engines";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamId } from "../../kernel/actor.ts";
import { runInChild } from "../runners/child-process.ts";
import {
  type GitServer,
  hasEnded,
  newScan,
  startGitServer,
  type Testbed,
  testActor,
  testbed,
} from "../testkit/index.ts";
import { forgetKept, keptOf } from "./index.ts";

const app = `const app = require("express")();
const { exec } = require("child_process");
app.get("/", (req, res) => exec(req.query.a));
`;
const yesterday = new Date(systemClock.now().getTime() - 86_400_000);
let tree: string;

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "gw-tree-"));
  await writeFile(join(tree, "app.js"), app);
});
afterAll(() => rm(tree, { recursive: true, force: true }));

describe("scans of a repository, by two workers", () => {
  let git: GitServer;
  let bed: Testbed;

  beforeAll(async () => {
    git = await startGitServer(tree, "main");
    bed = await testbed({ engines: ["code"], workers: 2, allowTargets: [new URL(git.url).host] });
  });
  afterAll(async () => {
    await bed.close();
    await git.close();
  });

  const scan = async (actor = bed.actor) => {
    const { id } = await bed.scanning.create(actor, newScan({ kind: "git", url: `${git.url}/group/project.git` }));
    const ended = await bed.until(id, hasEnded, 60, actor.teamId);
    expect(ended).toMatchObject({ status: "completed", partial: false });
    const { findings } = await bed.vulnerabilities.findings(actor.teamId, { scanIds: [id], limit: 10 });
    return findings.map(({ fingerprint, ruleId, trace }) => ({ fingerprint, ruleId, trace }));
  };
  const keptBy = async ({ teamId } = bed.actor) => {
    const folder = join(bed.dataFolder, "kept", teamId);
    const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  it("keep and use what did not change, say the same, and survive damage", async () => {
    const first = await scan();
    expect(first).toHaveLength(1);
    const [entry, ...more] = await keptBy();
    expect(more).toEqual([]);
    await utimes(entry!, yesterday, yesterday);
    const [again, beside] = await Promise.all([scan(), scan()]);
    expect([again, beside]).toEqual([first, first]);
    expect((await stat(entry!)).mtimeMs).toBeGreaterThan(yesterday.getTime());
    expect(await keptBy()).toEqual([entry]);
    const whole = await readFile(entry!);
    await writeFile(entry!, whole.subarray(0, 50));
    expect(await scan()).toEqual(first);
    expect(await readFile(entry!)).toEqual(whole);
  });

  it("share nothing between teams", async () => {
    await scan();
    const other = testActor();
    const before = await keptBy();
    for (const entry of before) await utimes(entry, yesterday, yesterday);
    await scan(other);
    for (const entry of before) expect((await stat(entry)).mtimeMs).toBe(yesterday.getTime());
    expect((await keptBy(other)).length).toBeGreaterThan(0);
    expect(await keptBy()).toEqual(before);
  });
});

describe("a child that is killed", () => {
  const clock = systemClock;
  const teamId = testActor().teamId;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "gw-kept-"));
    return () => rm(folder, { recursive: true, force: true });
  });

  const open = () => keptOf({ folder, maxBytes: 1e9, clock, random: systemRandom }, teamId, "target");
  const findingsWith = async (cache: Cache) => {
    const found: string[] = [];
    const request = {
      scanId: "scan",
      target: { kind: "tree", label: "project" },
      root: tree,
      engines: ["code"],
      profile: "full",
      userRules: {},
      joinKey: Buffer.alloc(32),
      timeSeconds: 60,
      allowTargets: [],
      needReason: false,
    } as const;
    const options = { memoryMegabytes: 256, readable: [tree], cache, signal: new AbortController().signal };
    for await (const events of runInChild(request, options)) {
      for (const event of events) if (event.type === "finding") found.push(event.finding.fingerprint);
    }
    return found;
  };
  /** Kills every child of this process that runs engines. */
  const killChild = async () => {
    const children = await readFile(`/proc/self/task/${process.pid}/children`, "utf8").catch(() => "");
    for (const pid of children.split(" ").filter(Boolean)) {
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (command.includes("runners/child.ts")) process.kill(Number(pid), "SIGKILL");
    }
  };

  it("in the middle of a question or of an entry leaves no damage", async () => {
    const cold = await findingsWith(open().cache);
    expect(cold).toHaveLength(1);
    await rm(join(folder, teamId), { recursive: true });
    await dieAt("get");
    await dieAt("set");
    expect(await findingsWith(open().cache)).toEqual(cold);
    expect(await readdir(join(folder, teamId, "target"))).toHaveLength(1);
  });

  const dieAt = async (moment: "get" | "set") => {
    const { cache } = open();
    const killing: Cache = {
      async get(key) {
        if (moment === "get") await killChild();
        return cache.get(key);
      },
      async set(key, value) {
        const writing = cache.set(key, value);
        if (moment === "set") await killChild();
        await writing;
      },
    };
    await expect(findingsWith(killing)).rejects.toMatchObject({ code: "runners.crashed" });
  };
});

it("what no scan of a team has used for long is forgotten, and nothing of another team", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gw-kept-"));
  const deps = { folder, maxBytes: 1000, clock: systemClock, random: systemRandom };
  const teams = [testActor().teamId, testActor().teamId] satisfies TeamId[];
  for (const team of teams) await keptOf(deps, team, "target").cache.set("key", Buffer.from("value"));
  const tomorrow = new Date(systemClock.now().getTime() + 86_400_000);
  expect(await forgetKept(deps, teams[0]!, tomorrow)).toBe(1);
  expect(await keptOf(deps, teams[0]!, "target").cache.get("key")).toBeUndefined();
  expect((await keptOf(deps, teams[1]!, "target").cache.get("key"))?.toString()).toBe("value");
  await rm(folder, { recursive: true });
});

it("one target may take a quarter of the room, and all together no more than all of it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gw-kept-"));
  const deps = { folder, maxBytes: 4000, clock: systemClock, random: systemRandom };
  const teamId = testActor().teamId;
  for (let target = 0; target < 6; target++) {
    const kept = keptOf(deps, teamId, `target ${target}`);
    for (let entry = 0; entry < 5; entry++) await kept.cache.set(`key ${entry}`, Buffer.alloc(368));
    await kept.trim();
    expect(await readdir(join(folder, teamId, `target ${target}`))).toHaveLength(2);
  }
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(all.filter((entry) => entry.isFile())).toHaveLength(10);
  await rm(folder, { recursive: true });
});
