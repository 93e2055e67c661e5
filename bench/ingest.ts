/**
 * Findings per second into PostgreSQL, dedupe included, on the embedded server with durability on; and what an identical
 * second import writes to the issues (it must be nothing).
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction, migrate, openPool, startEmbedded } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { TeamId } from "../packages/server/src/kernel/actor.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";

const total = 60_000;
const batchSize = 500;
const rounds = 3;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gw-bench-ingest-"));
  const server = await startEmbedded({
    dataFolder: folder,
    password: "bench",
    clock: systemClock,
    random: systemRandom,
    onNotice: console.error,
  });
  try {
    const pool = openPool(server.url, 4, console.error);
    await migrate(server.url, vulnerabilitiesMigrations);
    const first: number[] = [];
    const again: number[] = [];
    let writes = 0;
    for (let round = 0; round < rounds; round++) {
      const teamId = newId<"team">(systemClock, systemRandom);
      const targetId = newId(systemClock, systemRandom);
      first.push(await importAll(pool.db, teamId, targetId, round));
      const before = await issueWrites(pool.db);
      again.push(await importAll(pool.db, teamId, targetId, round));
      writes += (await issueWrites(pool.db)) - before;
    }
    console.log(`findings: ${total} in batches of ${batchSize}, median of ${rounds} rounds`);
    console.log(`first import: ${median(first)} findings/s`);
    console.log(`identical re-import: ${median(again)} findings/s`);
    console.log(`rows of issues_* written by the re-imports: ${writes}`);
    await pool.close();
  } finally {
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

/** Imports everything as one new scan and ends it. @returns findings per second */
async function importAll(db: Db, teamId: TeamId, targetId: string, round: number): Promise<number> {
  const { ingest, scanEnded } = createVulnerabilities({
    db,
    clock: systemClock,
    random: systemRandom,
    events: { emitEach: async () => {} },
    audit: { record: async () => {} },
    countDiff: async () => {},
    isMember: async () => true,
  });
  const scanId = newId(systemClock, systemRandom);
  const startedAt = systemClock.now();
  const startMs = performance.now();
  for (let from = 0; from < total; from += batchSize) {
    const findings = Array.from({ length: batchSize }, (_, index) => finding(round, from + index));
    await inTransaction(db, (tx) => ingest(tx, { teamId, scanId, targetId, findings }));
  }
  await inTransaction(db, (tx) => scanEnded(tx, { ...wholeScan, teamId, scanId, targetId, startedAt }));
  return Math.round(total / ((performance.now() - startMs) / 1000));
}

async function issueWrites(db: Db): Promise<number> {
  await sql`SELECT pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ writes: number }>`
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int AS writes FROM pg_stat_user_tables WHERE relname LIKE 'issues\_%'`.execute(
    db,
  );
  return rows[0]?.writes ?? 0;
}

/** Shaped like real ones: 40 rules, a snippet, a trace of three steps. */
function finding(round: number, index: number): IdentifiedFinding {
  const rule = index % 40;
  const file = `src/module-${index % 900}/file-${index % 7000}.ts`;
  return {
    engine: "secrets",
    ruleId: `bench.rule-${rule}`,
    category: "secrets",
    title: `Finding of rule ${rule}`,
    shortDescription: "One sentence that says what is wrong.",
    description: `What it means, in a paragraph. ${"It goes on. ".repeat(20)}`,
    remediation: `What to do, in a paragraph. ${"Then do this. ".repeat(20)}`,
    references: ["https://example.com/reference"],
    cwe: ["CWE-798"],
    severity: rule % 4 === 0 ? "high" : "medium",
    severityScore: rule % 4 === 0 ? 8 : 5.5,
    confidence: 7,
    location: { file, line: index % 500, column: 4 },
    trace: ["source", "flow", "sink"].map((role) => ({
      role: role as "source" | "flow" | "sink",
      file,
      line: index % 500,
      snippet: "const value = input(request);",
      primary: role === "sink",
    })),
    evidence: { snippet: "const key = ****;\nuse(key);\n".repeat(3) },
    anchor: `anchor-${index}`,
    fingerprint: `${round.toString(16).padStart(8, "0")}${index.toString(16).padStart(56, "0")}`,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
