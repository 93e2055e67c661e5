/**
 * A SARIF report of 100,000 results from its first byte to the end of its scan, the same report again, and its export; on
 * the embedded server with durability on. Memory is what the process holds beyond what it held before. Beside it, in the
 * same run, findings of the report that are only ingested: what reading and checking the report costs on top.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import { inspectSarif, readSarifFindings } from "@gatewatch/engines/imports";
import type { Principal } from "../packages/server/src/kernel/actor.ts";
import { createEvents } from "../packages/server/src/kernel/events/index.ts";
import { kernelMigrations } from "../packages/server/src/kernel/index.ts";
import { createReports, reportFiles } from "../packages/server/src/reports/index.ts";
import { addDiffCounts, createScanning, scanningMigrations } from "../packages/server/src/scanning/index.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";
import { issueWrites, onEmbedded, ports } from "./parts/index.ts";

const total = 100_000;
const ingested = 20_000;
const batchSize = 1000;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  const rooms = [...kernelMigrations, ...scanningMigrations, ...vulnerabilitiesMigrations];
  await onEmbedded(rooms, async ({ db, listener, folder }) => {
    const events = await createEvents({ db, listener, ...ports, log: silentLog });
    const audit = { record: async () => {} };
    const door = createVulnerabilities({
      db,
      ...ports,
      events,
      audit,
      countDiff: addDiffCounts,
      isMember: async () => true,
    });
    const scanning = createScanning({
      db,
      ...ports,
      events,
      audit,
      sink: door.ingest,
      scanEnded: door.scanEnded,
      quota: { takeScan: async () => "", returnScan: async () => {}, scanRefused: async () => {} },
      concurrentScans: async () => null,
      sendJob: async () => {},
      notify: async () => {},
      engines: { repo: [], web: [] },
      allowTargets: [],
      isConnected: async () => false,
      dataFolder: folder,
      maxUploadBytes: 0,
    });
    const actor: Principal = {
      kind: "session",
      teamId: newId<"team">(systemClock, systemRandom),
      userId: newId(systemClock, systemRandom),
      role: "admin",
      permissions: new Set(),
      planCode: "enterprise",
    };
    const report = join(folder, "report.sarif");
    console.log(`report: ${total} results, ${((await writeReport(report)) / 1e6).toFixed(0)} MB`);
    const about = { about: { kind: "git", url: "https://example.com/group/project" } } as const;
    const rates = new Map<string, number>();
    let scanId = "";
    for (const name of ["first import", "identical re-import"]) {
      const before = await issueWrites(db);
      const { ms, extraMegabytes } = await measured(async () => {
        scanId = (await scanning.importReport(actor, about, createReadStream(report))).id;
      });
      const rate = total / (ms / 1000);
      console.log(`${name}: ${Math.round(rate)} results/s`);
      rates.set(name, rate);
      console.log(`${name}, extra memory: ${extraMegabytes} MB`);
      console.log(`${name}, rows of issues_* written: ${(await issueWrites(db)) - before}`);
    }
    const plain = await plainIngest(db, door.ingest, report);
    console.log(`ingest alone, of ${ingested} of its findings: ${plain} findings/s`);
    for (const [name, rate] of rates) console.log(`${name}, of the rate of ingest alone: ${(rate / plain).toFixed(2)}`);
    const reports = createReports({
      ...{ db, ...ports, audit, scanning, vulnerabilities: door, version: "bench" },
      files: reportFiles(folder),
      sendJob: async () => {},
    });
    let bytes = 0;
    const { ms, extraMegabytes } = await measured(async () => {
      const { body } = await reports.scanDocument(actor.teamId, scanId, "sarif");
      for await (const piece of body) bytes += piece.length;
    });
    console.log(`export as SARIF: ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB`);
    console.log(`export as SARIF, extra memory: ${extraMegabytes} MB`);
  });
}

/** Findings per second of the same shape, already read, into a team of its own. */
async function plainIngest(
  db: Db,
  ingest: ReturnType<typeof createVulnerabilities>["ingest"],
  report: string,
): Promise<number> {
  const options = { open: () => createReadStream(report), mostResults: total };
  const inspected = await inspectSarif(options);
  const findings: IdentifiedFinding[] = [];
  for await (const finding of readSarifFindings(options, inspected, "example.com/group/other")) {
    if (findings.push(finding) === ingested) break;
  }
  const ids = { scanId: newId(systemClock, systemRandom), targetId: newId(systemClock, systemRandom) };
  const teamId = newId<"team">(systemClock, systemRandom);
  const startMs = performance.now();
  for (let from = 0; from < ingested; from += batchSize) {
    const batch = findings.slice(from, from + batchSize);
    await inTransaction(db, (tx) => ingest(tx, { ...ids, teamId, findings: batch }));
  }
  return Math.round(ingested / ((performance.now() - startMs) / 1000));
}

/** Peak resident memory beyond the start, sampled while `action` runs. */
async function measured(
  action: () => Promise<void>,
): Promise<{ readonly ms: number; readonly extraMegabytes: number }> {
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const startMs = performance.now();
  await action();
  clearInterval(timer);
  return { ms: performance.now() - startMs, extraMegabytes: Math.round((peak - start) / 1e6) };
}

async function writeReport(path: string): Promise<number> {
  await using file = await open(path, "w");
  const rules = Array.from({ length: 40 }, (_, rule) => ({
    id: `rule-${rule}`,
    shortDescription: { text: `Finding of rule ${rule}` },
    fullDescription: { text: "It goes on. ".repeat(20) },
    properties: { tags: ["security", "external/cwe/cwe-79"], "security-severity": "7.5" },
  }));
  await file.write(
    `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Bench","rules":${JSON.stringify(rules)}}},"results":[`,
  );
  for (let index = 0; index < total; index++) {
    const region = { startLine: (index % 500) + 1, snippet: { text: `const value${index} = input(request);` } };
    const uri = `src/module-${index % 900}/file-${index % 7000}.ts`;
    const location = { physicalLocation: { artifactLocation: { uri }, region } };
    const result = {
      ruleId: `rule-${index % 40}`,
      message: { text: "One sentence that says what is wrong." },
      locations: [location],
      partialFingerprints: { hash: `${index}` },
      codeFlows: [{ threadFlows: [{ locations: [{ location }, { location }] }] }],
    };
    await file.write(`${index === 0 ? "" : ","}\n${JSON.stringify(result)}`);
  }
  await file.write("]}]}");
  return (await file.stat()).size;
}
