/**
 * Findings per second into PostgreSQL, dedupe included, on the embedded server with durability on; and what an identical
 * second import writes to the issues (it must be nothing).
 */
import { systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import type { TeamId } from "../packages/server/src/kernel/actor.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";
import { benchFinding, issueWrites, median, onEmbedded, ports, wholeScan } from "./parts/index.ts";

const total = 60_000;
const batchSize = 500;
const rounds = 3;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  await onEmbedded(vulnerabilitiesMigrations, async ({ db }) => {
    const first: number[] = [];
    const again: number[] = [];
    let writes = 0;
    for (let round = 0; round < rounds; round++) {
      const teamId = newId<"team">(systemClock, systemRandom);
      const targetId = newId(systemClock, systemRandom);
      first.push(await importAll(db, teamId, targetId, round));
      const before = await issueWrites(db);
      again.push(await importAll(db, teamId, targetId, round));
      writes += (await issueWrites(db)) - before;
    }
    console.log(`findings: ${total} in batches of ${batchSize}, median of ${rounds} rounds`);
    console.log(`first import: ${median(first)} findings/s`);
    console.log(`identical re-import: ${median(again)} findings/s`);
    console.log(`rows of issues_* written by the re-imports: ${writes}`);
  });
}

/** Imports everything as one new scan and ends it. @returns findings per second */
async function importAll(db: Db, teamId: TeamId, targetId: string, round: number): Promise<number> {
  const { ingest, scanEnded } = createVulnerabilities({
    db,
    ...ports,
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

/** With a trace of three steps. */
function finding(round: number, index: number): IdentifiedFinding {
  const { location, ...rest } = benchFinding(index);
  const { file = "", line = 0 } = location;
  return {
    ...rest,
    location,
    trace: (["source", "flow", "sink"] as const).map((role) => ({
      role,
      file,
      line,
      snippet: "const value = input(request);",
      primary: role === "sink",
    })),
    fingerprint: `${round.toString(16).padStart(8, "0")}${index.toString(16).padStart(56, "0")}`,
  };
}
