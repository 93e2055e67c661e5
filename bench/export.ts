/**
 * Exports of a scan with 100,000 findings from the embedded PostgreSQL, through the door of reports: extra memory of the
 * process while one streams, and rows per second; then a whole report of them, with all its documents.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import type { Principal, TeamId } from "../packages/server/src/kernel/actor.ts";
import { createReports, reportFiles, reportsMigrations, runReportJob } from "../packages/server/src/reports/index.ts";
import type { Scan, ScanId } from "../packages/server/src/scanning/index.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";
import { benchFinding, onEmbedded, ports } from "./parts/index.ts";

const total = 100_000;
const batchSize = 500;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  await onEmbedded([...vulnerabilitiesMigrations, reportsMigrations], async ({ db, folder }) => {
    const teamId = newId<"team">(systemClock, systemRandom);
    const scan = scanOf(teamId);
    const quiet = { emit: async () => {}, emitEach: async () => {} };
    const audit = { record: async () => {}, all: async function* () {} };
    const rooms = createVulnerabilities({
      ...ports,
      db,
      events: quiet,
      audit,
      countDiff: async () => {},
      isMember: async () => true,
    });
    await fill(db, rooms.ingest, scan);
    const queued: string[] = [];
    const deps = {
      ...ports,
      db,
      audit,
      events: quiet,
      files: reportFiles(folder),
      vulnerabilities: rooms,
      scanning: {
        get: async () => scan,
        list: async () => ({ scans: [], total: 0, hasMore: false }),
        repository: () => Promise.reject(new Error("not needed")),
      },
      nameOf: async () => undefined,
      version: "bench",
      log: silentLog,
      sendJob: async (_tx: unknown, id: string) => void queued.push(id),
    };
    const reports = createReports(deps);
    console.log(`findings: ${total}`);
    for (const format of ["csv", "json"] as const) {
      const { body } = await reports.scanDocument(teamId, scan.id, format);
      await measured(`${format} export`, async () => {
        let bytes = 0;
        for await (const piece of body) bytes += Buffer.byteLength(piece);
        console.log(`${format} export, size: ${(bytes / 1e6).toFixed(1)} MB`);
      });
    }
    const actor = { kind: "session", teamId, userId: newId(systemClock, systemRandom), permissions: new Set() };
    await reports.create(actor as unknown as Principal, { type: "vulnerability", scanIds: [scan.id] });
    const signal = new AbortController().signal;
    await measured("whole report in six forms", () =>
      runReportJob(deps, { subjectId: queued[0] ?? "", attempt: 0, signal }),
    );
  });
}

/** Resident memory is looked at ten times a second; the heap is swept before, so that none of it is counted twice. */
async function measured(name: string, action: () => Promise<void>): Promise<void> {
  setFlagsFromString("--expose_gc");
  const collectGarbage: () => void = runInNewContext("gc");
  collectGarbage();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  const startMs = performance.now();
  await action();
  const seconds = (performance.now() - startMs) / 1000;
  clearInterval(watch);
  console.log(`${name}, extra RSS: ${((most - before) / 1024 / 1024).toFixed(1)} MB`);
  console.log(`${name}, rows/s: ${Math.round(total / seconds)}`);
}

async function fill(db: Db, ingest: ReturnType<typeof createVulnerabilities>["ingest"], scan: Scan): Promise<void> {
  const targetId = newId(systemClock, systemRandom);
  for (let from = 0; from < total; from += batchSize) {
    const findings = Array.from({ length: batchSize }, (_, index) =>
      benchFinding(from + index, { engine: "code", category: "injection", cwe: ["CWE-89"] }),
    );
    await inTransaction(db, (tx) => ingest(tx, { teamId: scan.teamId, scanId: scan.id, targetId, findings }));
  }
}

function scanOf(teamId: TeamId): Scan {
  const now = systemClock.now();
  const counts = { critical: 0, high: total / 4, medium: (total * 3) / 4, low: 0, info: 0, total };
  const id: ScanId = newId(systemClock, systemRandom);
  const scan = {
    id,
    teamId,
    kind: "repo",
    engines: ["code"],
    targetLabel: "example.com/bench",
    raw: "example.com/bench",
    requestedType: "full",
    profile: "full",
    repository: null,
    commit: null,
    options: {},
    status: "completed",
    partial: false,
    stages: [],
    counts: { ...counts, new: total, persisting: 0 },
    score: null,
    notCovered: { total: 0, items: [] },
    excluded: { total: 0, items: [] },
    statistics: {},
    createdAt: now,
    startedAt: now,
    finishedAt: now,
  };
  return scan as unknown as Scan;
}
