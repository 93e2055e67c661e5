import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { isFault } from "@gatewatch/base/fault";
import type { Net } from "@gatewatch/base/net";
import { seededRandom } from "@gatewatch/base/random";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, EngineContext } from "../contract.ts";
import type { EngineId, Finding } from "../findings/index.ts";
import type { RunEvent, RunPorts, RunRequest } from "./contract.ts";
import { createRunScan } from "./run-scan.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "gatewatch-run-"));
  await writeFile(join(root, "a.txt"), "one");
  await writeFile(join(root, "b.txt"), "two");
});
afterAll(() => rm(root, { recursive: true, force: true }));

// The engines of these tests never reach for the network.
const noNet = {} as unknown as Net;

function portsWith(signal: AbortSignal): RunPorts {
  return {
    net: noNet,
    exec: systemExec,
    clock: systemClock,
    random: seededRandom("run"),
    cache: { get: async () => undefined, set: async () => {} },
    signal,
  };
}

function requestFor(engines: readonly EngineId[], more: Partial<RunRequest> = {}): RunRequest {
  return {
    target: { kind: "tree", label: "example/app" },
    root,
    engines,
    options: { profile: "full", joinKey: Buffer.alloc(32), userRules: {} },
    timeSeconds: 60,
    ...more,
  };
}

function engineOf(id: EngineId, run: Engine["run"], more: Partial<Engine> = {}): Engine {
  return {
    id,
    version: "1",
    accepts: (target) => target.kind === "tree",
    plan: async () => ({ units: 2, unitName: "files" }),
    run,
    ...more,
  };
}

function findingAt(engine: EngineId, file: string, line: number): Finding {
  return {
    engine,
    ruleId: `${engine}.example`,
    category: "example",
    title: "Example",
    shortDescription: "An example.",
    description: "An example.",
    remediation: "Remove it.",
    references: [],
    cwe: ["CWE-798"],
    severity: "high",
    severityScore: 8,
    confidence: 9,
    location: { file, line },
    evidence: {},
    anchor: "example",
  };
}

async function* everyFile(context: EngineContext): AsyncGenerator<Finding> {
  for await (const file of context.fs.files()) yield findingAt("secrets", file.path, 1);
}

/** Runs to the end of time, deaf to its signal. */
async function* deaf(): AsyncGenerator<Finding> {
  yield findingAt("code", "a.txt", 1);
  await new Promise(() => {});
}

async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const statuses = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === "engine" ? [`${event.engine} ${event.status}`] : []));

test("engines of a tree take turns, and each finding leaves with its fingerprint", async () => {
  const run = createRunScan([engineOf("config", everyFile), engineOf("secrets", everyFile)]);
  const events = await collect(run(requestFor(["secrets", "config"]), portsWith(new AbortController().signal)));
  expect(statuses(events)).toEqual([
    "config running",
    "config running",
    "config completed",
    "secrets running",
    "secrets running",
    "secrets completed",
  ]);
  const findings = events.flatMap((event) => (event.type === "finding" ? [event.finding] : []));
  expect(findings.map((finding) => finding.location.file)).toEqual(["a.txt", "b.txt", "a.txt", "b.txt"]);
  for (const finding of findings) expect(finding.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

test("a credential in one line is told once, by the secrets engine; what it did not see is told by the other", async () => {
  const run = createRunScan([
    engineOf("code", async function* () {
      yield findingAt("code", "a.txt", 1);
      yield findingAt("code", "a.txt", 2);
      yield { ...findingAt("code", "b.txt", 1), cwe: ["CWE-89"] };
    }),
    engineOf("secrets", everyFile),
  ]);
  const told: string[] = [];
  for await (const event of run(requestFor(["code", "secrets"]), portsWith(new AbortController().signal))) {
    if (event.type !== "finding") continue;
    const { engine, location } = event.finding;
    told.push(`${engine} ${location.file}:${location.line}`);
  }
  expect(told.sort()).toEqual(["code a.txt:2", "code b.txt:1", "secrets a.txt:1", "secrets b.txt:1"]);
});

test("an engine's own fault ends that engine only", async () => {
  const broken = engineOf("config", async function* () {
    yield findingAt("config", "a.txt", 9);
    throw new Error("internal detail");
  });
  const run = createRunScan([broken, engineOf("secrets", everyFile)]);
  const events = await collect(run(requestFor(["secrets", "config"]), portsWith(new AbortController().signal)));
  expect(statuses(events)).toContain("config failed");
  expect(statuses(events).at(-1)).toBe("secrets completed");
  const failed = events.find((event) => event.type === "engine" && event.status === "failed");
  expect(failed).toMatchObject({ code: "run.engine_failed", message: expect.not.stringContaining("internal detail") });
  expect(events.filter((event) => event.type === "finding")).toHaveLength(3);
});

test("when the time ends, what is left is reported as not covered and later engines are too", async () => {
  const run = createRunScan([engineOf("code", deaf), engineOf("secrets", everyFile)]);
  const request = requestFor(["secrets", "code"], { timeSeconds: 0.05 });
  const events = await collect(run(request, portsWith(new AbortController().signal)));
  const left = events.flatMap((event) => (event.type === "not_covered" ? [event] : []));
  expect(left.map((event) => event.engine)).toEqual(["code", "secrets"]);
  expect(left[0]).toMatchObject({ place: "example/app", reason: "the time of 0.05 s ended after 0 of 2 files" });
  expect(statuses(events).filter((status) => status.endsWith("completed"))).toHaveLength(2);
  expect(events.filter((event) => event.type === "finding")).toHaveLength(1);
});

test("an abort is thrown at once although the engine does not heed it", { timeout: 2000 }, async () => {
  const controller = new AbortController();
  const run = createRunScan([engineOf("code", deaf)]);
  const reason = new Error("the user pressed Ctrl-C");
  const reading = (async () => {
    for await (const event of run(requestFor(["code"]), portsWith(controller.signal))) {
      if (event.type === "finding") controller.abort(reason);
    }
  })();
  await expect(reading).rejects.toBe(reason);
});

test("an engine's signal aborts when the reader goes away", { timeout: 2000 }, async () => {
  const stopped = Promise.withResolvers<void>();
  const listening = engineOf("code", async function* (context) {
    context.signal.addEventListener("abort", () => stopped.resolve());
    yield findingAt("code", "a.txt", 1);
    await stopped.promise;
  });
  const run = createRunScan([listening]);
  for await (const event of run(requestFor(["code"]), portsWith(new AbortController().signal))) {
    if (event.type === "finding") break;
  }
  await stopped.promise;
});

test("a fast engine waits for a slow reader", async () => {
  let made = 0;
  const eager = engineOf("code", async function* () {
    for (; made < 10_000; made++) yield findingAt("code", "a.txt", made);
  });
  const run = createRunScan([eager]);
  let read = 0;
  for await (const event of run(requestFor(["code"]), portsWith(new AbortController().signal))) {
    if (event.type !== "finding") continue;
    read++;
    expect(made - read).toBeLessThan(300);
  }
  expect(read).toBe(10_000);
});

test("notes and progress that outrun the reader stay bounded and nothing is silently lost", async () => {
  const talkative = engineOf("code", async function* (context) {
    for (let index = 0; index < 25_000; index++) {
      context.report.notCovered(`file-${index}`, "unreadable");
      context.progress(index, 25_000, "reading");
    }
    yield* [];
  });
  const run = createRunScan([talkative]);
  const events = await collect(run(requestFor(["code"]), portsWith(new AbortController().signal)));
  const places = events.flatMap((event) => (event.type === "not_covered" ? [event.place] : []));
  const named = places.filter((place) => place.startsWith("file-")).length;
  expect(places.at(-1)).toBe(`${25_000 - named} further places`);
  const progress = events.flatMap((event) => (event.type === "progress" ? [event.done] : []));
  expect(progress.at(-1)).toBe(24_999);
  expect(progress.length).toBeLessThan(100);
});

test("web engines run beside each other", { timeout: 2000 }, async () => {
  const met = Promise.withResolvers<void>();
  const accepts: Engine["accepts"] = (target) => target.kind === "url";
  const waits = engineOf(
    "web",
    async function* () {
      await met.promise;
      yield* [];
    },
    { accepts },
  );
  const frees = engineOf(
    "host",
    async function* () {
      met.resolve();
      yield* [];
    },
    { accepts },
  );
  const run = createRunScan([waits, frees]);
  const target = { kind: "url", label: "https://example.com/", url: "https://example.com/" } as const;
  const events = await collect(run(requestFor(["web", "host"], { target }), portsWith(new AbortController().signal)));
  expect(statuses(events)).toContain("web completed");
});

test("rules that an engine applies beside its own are told with them", async () => {
  const engine = engineOf(
    "code",
    async function* ({ report }) {
      report.applied(["code.user.own"]);
      yield* [];
    },
    { rules: ["code.example"] },
  );
  const events = await collect(createRunScan([engine])(requestFor(["code"]), portsWith(new AbortController().signal)));
  expect(events.at(-1)).toMatchObject({
    status: "completed",
    rules: ["code.example", "code.unused-suppression", "code.user.own"],
  });
});

test("no accepting engine is a fault that names those that could", async () => {
  const run = createRunScan([engineOf("secrets", everyFile)]);
  const reading = collect(run(requestFor(["web"]), portsWith(new AbortController().signal)));
  const error: unknown = await reading.catch((caught: unknown) => caught);
  expect(isFault(error, "run.no_engine")).toBe(true);
  expect(String(error)).toContain("Engines that can: secrets");
});

test("the user's exclusions and the choice to read ignored files reach the tree", async () => {
  await writeFile(join(root, ".gitignore"), "b.txt\n");
  const run = createRunScan([engineOf("secrets", everyFile)]);
  const files = async (more: Partial<RunRequest>) => {
    const events = await collect(run(requestFor(["secrets"], more), portsWith(new AbortController().signal)));
    return events.flatMap((event) => (event.type === "finding" ? [event.finding.location.file] : []));
  };
  expect(await files({})).toEqual([".gitignore", "a.txt"]);
  expect(await files({ gitignore: false, exclude: [".gitignore"] })).toEqual(["a.txt", "b.txt"]);
});

describe("comments that silence findings", () => {
  const code = engineOf(
    "code",
    async function* () {
      for (const line of [1, 2, 4]) yield { ...findingAt("code", "marks.js", line), cwe: [] };
      yield { ...findingAt("code", "marks.js", 5), cwe: [], suppressed: { by: "nosec" } };
    },
    { rules: ["code.example"] },
  );
  const secrets = engineOf("secrets", async function* () {}, { rules: ["secrets.token"] });
  const marks = [
    "a(); // gatewatch-ignore[example]: known",
    "b(); // gatewatch-ignore[secrets.token]: another engine's",
    "// gatewatch-ignore",
    "c();",
    "d(); // nosec",
    "e(); // gatewatch-ignore[code.example]: mended long ago",
    "",
  ];
  const found = async (engines: readonly EngineId[], suppressions: RunRequest["suppressions"] = {}) => {
    await writeFile(join(root, "marks.js"), marks.join("\n"));
    const run = createRunScan([code, secrets]);
    const events = await collect(run(requestFor(engines, { suppressions }), portsWith(new AbortController().signal)));
    return events.flatMap((event) => {
      if (event.type !== "finding") return [];
      const { ruleId, location, suppressed } = event.finding;
      return `${ruleId}:${location.line} ${suppressed === undefined ? "open" : (suppressed.reason ?? suppressed.by)}`;
    });
  };

  test("say so on the finding; those that silence nothing are findings when all they speak to has looked", async () => {
    const silenced = ["code.example:1 known", "code.example:2 open", "code.example:4 gatewatch-ignore"];
    expect(await found(["code", "secrets"])).toEqual([
      ...silenced,
      "code.example:5 open",
      "secrets.unused-suppression:2 open",
      "code.unused-suppression:6 open",
    ]);
    expect(await found(["code"])).toEqual([...silenced, "code.example:5 open", "code.unused-suppression:6 open"]);
  });

  test("of other programs count where they are honoured; without a reason none counts where one is asked for", async () => {
    expect(await found(["code"], { others: true })).toContain("code.example:5 nosec");
    expect(await found(["code"], { needReason: true })).toContain("code.example:4 open");
  });
});
