/** What every registered engine promises, whatever it looks for. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { addressPolicy, createNet, type Net } from "@gatewatch/base/net";
import { seededRandom } from "@gatewatch/base/random";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type IdentifiedFinding, severityOf } from "./findings/index.ts";
import { engines, type Target } from "./index.ts";
import { createRunScan, type RunEvent, type RunPorts } from "./run/index.ts";

let root: string;
let server: Server;
let net: Net;
let url: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "gatewatch-conformance-"));
  mkdirSync(join(root, "src"));
  const secret = () => `postgres://app:${randomBytes(12).toString("hex")}@db.example.com/app`;
  writeFileSync(join(root, "settings.txt"), `first = ${secret()}\nsecond = ${secret()}\n`);
  for (let index = 0; index < 50; index++) writeFileSync(join(root, "src", `part-${index}.txt`), `nothing ${index}\n`);
  writeFileSync(join(root, "src", "other.txt"), `third = ${secret()}\n`);
  writeFileSync(
    join(root, "src", "app.js"),
    'const { exec } = require("node:child_process");\nrequire("express")().get("/", (req, res) => {\n  exec("ls " + req.query.folder);\n  exec("du " + req.query.folder);\n});\n',
  );
  server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "set-cookie": "session=1" });
    response.end("<!doctype html><title>Example</title><a href='/next'>next</a>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  net = createNet({ policy: addressPolicy(["127.0.0.1"]), clock: systemClock, userAgent: "Gatewatch/test" });
});

afterAll(async () => {
  await net.close();
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

function targets(): Target[] {
  return [
    { kind: "tree", label: "example/app" },
    { kind: "url", label: url, url },
    { kind: "host", label: "127.0.0.1", host: "127.0.0.1" },
  ];
}

function portsWith(signal: AbortSignal): RunPorts {
  const cache = { get: async () => undefined, set: async () => {} };
  return { net, exec: systemExec, clock: systemClock, random: seededRandom("conformance"), cache, signal };
}

function copyShiftedBy(lines: number): string {
  const shifted = mkdtempSync(join(tmpdir(), "gatewatch-conformance-"));
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length);
    if (entry.isDirectory()) mkdirSync(join(shifted, path), { recursive: true });
    else writeFileSync(join(shifted, path), "\n".repeat(lines) + readFileSync(join(root, path), "utf8"));
  }
  return shifted;
}

describe.each(engines)("engine $id", (engine) => {
  const run = createRunScan([engine]);
  const target = () => targets().find((candidate) => engine.accepts(candidate))!;
  const eventsOf = (signal: AbortSignal, folder = root) =>
    run(
      {
        target: target(),
        root: folder,
        engines: [engine.id],
        options: { profile: "quick", joinKey: Buffer.alloc(32, 7), userRules: {} },
        timeSeconds: 60,
      },
      portsWith(signal),
    );
  const collect = async (folder?: string): Promise<RunEvent[]> => {
    const events: RunEvent[] = [];
    for await (const event of eventsOf(new AbortController().signal, folder)) events.push(event);
    return events;
  };
  const findingsOf = (events: readonly RunEvent[]): IdentifiedFinding[] =>
    events.flatMap((event) => (event.type === "finding" ? [event.finding] : []));

  test("accepts at least one kind of target, completes, and finds what is there", async () => {
    const events = await collect();
    expect(events.at(-1)).toMatchObject({ type: "engine", status: "completed" });
    expect(findingsOf(events).length).toBeGreaterThan(0);
  });

  test("gives findings that a person can act on and a program can sort", async () => {
    for (const finding of findingsOf(await collect())) {
      expect(finding.engine).toBe(engine.id);
      expect(finding.ruleId).toMatch(new RegExp(`^${engine.id}\\.[a-z0-9]+(-[a-z0-9]+)*$`));
      for (const text of [
        finding.title,
        finding.shortDescription,
        finding.description,
        finding.remediation,
        finding.anchor,
      ]) {
        expect(text.trim()).not.toBe("");
      }
      expect(finding.title.length).toBeLessThanOrEqual(200);
      for (const cwe of finding.cwe) expect(cwe).toMatch(/^CWE-\d+$/);
      expect(severityOf(finding.severityScore)).toBe(finding.severity);
      expect(finding.confidence).toBeGreaterThanOrEqual(1);
      expect(finding.confidence).toBeLessThanOrEqual(10);
      const { file, url: page, host } = finding.location;
      expect([file, page, host].filter((place) => place !== undefined)).not.toEqual([]);
      expect(finding.trace?.filter((step) => step.primary).length ?? 1).toBe(1);
    }
  });

  test("finds the same in the same input, with no two findings of one fingerprint", async () => {
    const once = findingsOf(await collect()).map((finding) => finding.fingerprint);
    const again = findingsOf(await collect()).map((finding) => finding.fingerprint);
    expect(new Set(again)).toEqual(new Set(once));
    expect(new Set(once).size).toBe(once.length);
  });

  test.runIf(engine.accepts({ kind: "tree", label: "example/app" }))(
    "knows a finding again on another line",
    async () => {
      const shifted = copyShiftedBy(7);
      try {
        const before = findingsOf(await collect()).map((finding) => finding.fingerprint);
        const after = findingsOf(await collect(shifted)).map((finding) => finding.fingerprint);
        expect(new Set(after)).toEqual(new Set(before));
      } finally {
        rmSync(shifted, { recursive: true, force: true });
      }
    },
  );

  test("reports progress that never falls and never passes its total", async () => {
    let done = 0;
    for (const event of await collect()) {
      if (event.type !== "progress") continue;
      expect(event.done).toBeGreaterThanOrEqual(done);
      if (event.total !== undefined) expect(event.done).toBeLessThanOrEqual(event.total);
      done = event.done;
    }
    expect(done).toBeGreaterThan(0);
  });

  test("stops by itself within two seconds of an abort", { timeout: 10_000 }, async () => {
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const context = {
      ...portsWith(controller.signal),
      target: target(),
      options: { profile: "full", joinKey: Buffer.alloc(32, 7), userRules: {} },
      fs: { root, async *files() {}, file: async () => undefined },
      budget: { timeSeconds: 60 },
      report: {
        notCovered() {},
        excluded() {},
        covered() {},
        applied() {},
        statistic() {},
        artifact: async () => {},
        score() {},
      },
      progress() {},
    };
    const stalled = { ...net, request: stall, openSocket: stall, openTls: stall, resolve: stall };
    const slowFiles = { ...context.fs, files: slowTree };
    const work = (async () => {
      for await (const _ of engine.run({ ...context, net: stalled, fs: slowFiles }));
    })();
    setImmediate(() => controller.abort(reason));
    const deadline = systemClock.sleep(2000).then(() => "still running");
    expect(
      await Promise.race([
        work.then(
          () => "ended",
          () => "ended",
        ),
        deadline,
      ]),
    ).toBe("ended");

    function stall(): Promise<never> {
      return new Promise((_resolve, reject) => controller.signal.addEventListener("abort", () => reject(reason)));
    }
    async function* slowTree() {
      for (let index = 0; ; index++) {
        controller.signal.throwIfAborted();
        await systemClock.sleep(1);
        yield { path: `file-${index}`, sizeBytes: 1, modifiedMs: 0, read: () => Buffer.from("x") };
      }
    }
  });
});

test("engines are registered once and sorted by id", () => {
  const ids = engines.map((engine) => engine.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});
