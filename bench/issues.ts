/**
 * How the list of a team with 100,000 issues answers, what one decision about 10,000 of them takes, and the end of a scan
 * that sees none of them any more; on the embedded server with durability on.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction, listen, migrate, openPool, startEmbedded } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { type IdentifiedFinding, severities } from "@gatewatch/engines/findings";
import type { Principal } from "../packages/server/src/kernel/actor.ts";
import { createKernel, kernelMigrations } from "../packages/server/src/kernel/index.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";

const total = 100_000;
const batchSize = 1000;
const repeats = 9;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gw-bench-issues-"));
  const ports = { clock: systemClock, random: systemRandom };
  const server = await startEmbedded({ dataFolder: folder, password: "bench", ...ports, onNotice: console.error });
  const pool = openPool(server.url, 4, console.error);
  const listener = listen(server.url, systemClock, console.error);
  try {
    await migrate(server.url, [...kernelMigrations, ...vulnerabilitiesMigrations]);
    const sealer = await openSealer(join(folder, "master.key"), systemRandom);
    const config = {
      GATEWATCH_PLAN_PROFILE: "unlimited" as const,
      GATEWATCH_DEFAULT_PLAN: "enterprise" as const,
      GATEWATCH_AUDIT_RETENTION_DAYS: 0,
      GATEWATCH_ADMIN_EMAIL: undefined,
      GATEWATCH_ADMIN_PASSWORD: undefined,
      GATEWATCH_SMTP_URL: undefined,
      GATEWATCH_MAIL_FROM: undefined,
    };
    const outside = { allowTargets: [], publicUrl: "http://127.0.0.1:7100", sendMail: async () => {} };
    const kernel = await createKernel({ db: pool.db, listener, ...ports, sealer, log: silentLog, config, ...outside });
    const door = createVulnerabilities({
      ...kernel,
      db: pool.db,
      ...ports,
      countDiff: async () => {},
      isMember: async () => true,
    });
    const teamId = newId<"team">(systemClock, systemRandom);
    const targetId = newId(systemClock, systemRandom);
    const actor: Principal = {
      kind: "session",
      teamId,
      userId: newId(systemClock, systemRandom),
      role: "admin",
      permissions: new Set(),
      planCode: "enterprise",
    };
    const scan = async (count: number): Promise<void> => {
      const ended = {
        teamId,
        scanId: newId(systemClock, systemRandom),
        targetId,
        startedAt: systemClock.now(),
        ...wholeScan,
      };
      for (let from = 0; from < count; from += batchSize) {
        const findings = Array.from({ length: batchSize }, (_, index) => finding(from + index));
        await inTransaction(pool.db, (tx) => door.ingest(tx, { ...ended, findings }));
      }
      await inTransaction(pool.db, (tx) => door.scanEnded(tx, ended));
    };
    await scan(total);
    console.log(`issues: ${total}, median of ${repeats}`);
    const lists = {
      "first page": {},
      "open and high": { statuses: ["open"], severityAtLeast: "high" },
      "accepted, of which there are none": { statuses: ["accepted_risk"] },
      "text in a title": { text: "finding of rule 7" },
      "text that stands nowhere": { text: "nowhere at all" },
    } as const;
    for (const [name, filter] of Object.entries(lists)) {
      console.log(`${name}: ${await median(() => door.issues(teamId, { ...filter, limit: 50 }))} ms`);
    }
    const { issues } = await door.issues(teamId, { limit: 1 });
    console.log(`one issue: ${await median(() => door.issue(teamId, issues[0]!.id))} ms`);
    const filter = { text: "finding of rule 7 " };
    const decision = { status: "in_progress", comment: "bench" } as const;
    const bulk = await timed(() => door.decide(actor, { filter }, decision));
    console.log(`decision about ${bulk.result.changed} issues: ${bulk.ms} ms`);
    console.log(`end of a scan that sees none of them: ${(await timed(() => scan(0))).ms} ms`);
    console.log(`fixed then: ${(await door.issues(teamId, { statuses: ["fixed"], limit: 1 })).total} or more`);
  } finally {
    await listener.close();
    await pool.close();
    await server.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

const wholeScan = {
  targetLabel: "example.com/bench",
  profile: "full",
  coveredProfiles: ["full"],
  isBaseline: true,
  coverage: { completedEngines: ["secrets"], notCovered: [], excluded: [], untold: [], covered: new Map() },
} as const;

function finding(index: number): IdentifiedFinding {
  const rule = index % 11;
  const severity = severities[index % 5] ?? "info";
  return {
    engine: "secrets",
    ruleId: `bench.rule-${rule}`,
    category: "secrets",
    title: `Finding of rule ${rule} in the bench`,
    shortDescription: "One sentence that says what is wrong.",
    description: `What it means, in a paragraph. ${"It goes on. ".repeat(20)}`,
    remediation: "What to do.",
    references: [],
    cwe: ["CWE-798"],
    severity,
    severityScore: (index % 100) / 10,
    confidence: 7,
    location: { file: `src/module-${index % 900}/file-${index}.ts`, line: index % 500 },
    evidence: { snippet: "const key = ****;" },
    anchor: `anchor-${index}`,
    fingerprint: index.toString(16).padStart(64, "0"),
  };
}

async function timed<T>(action: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const startMs = performance.now();
  const result = await action();
  return { ms: Math.round(performance.now() - startMs), result };
}

async function median(action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) times.push((await timed(action)).ms);
  return times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}
