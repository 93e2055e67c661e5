/** What the audit chain costs a write against the plain insert, and how fast a long chain is verified. */
import { systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import type { TeamId } from "../packages/server/src/kernel/actor.ts";
import { auditMigrations, createAudit } from "../packages/server/src/kernel/audit/index.ts";
import { median, onEmbedded, ports } from "./parts/index.ts";

const writes = 3000;
const rounds = 5;
const filledAtOnce = 1000;

/** @param args entries of the verified chain, 1,000,000 by default */
export async function run(args: readonly string[]): Promise<void> {
  const length = Number(args[0] ?? 1_000_000);
  await onEmbedded([auditMigrations], async ({ db }) => {
    await sql`CREATE TABLE plain (LIKE audit_entries)`.execute(db);
    await sql`ALTER TABLE plain ADD PRIMARY KEY (id)`.execute(db);
    await sql`CREATE INDEX ON plain (team_id, id DESC)`.execute(db);
    await sql`ALTER TABLE plain ALTER sequence DROP NOT NULL, ALTER previous_hash DROP NOT NULL, ALTER hash DROP NOT NULL`.execute(
      db,
    );
    const audit = createAudit({ db, ...ports });
    const teamId = newId<"team">(systemClock, systemRandom);
    const record = () =>
      inTransaction(db, (tx) =>
        audit.record(tx, { kind: "system", teamId }, "keys.created", "key:bench", { name: "bench" }),
      );
    const plain = () => inTransaction(db, (tx) => insertPlain(tx, teamId));
    const chained: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await microsEach(plain));
      chained.push(await microsEach(record));
    }
    console.log(`one write in a transaction of its own, median of ${rounds} rounds of ${writes}`);
    console.log(`plain insert: ${median(bare)} us`);
    console.log(`chained: ${median(chained)} us`);
    await fill(db, newId<"team">(systemClock, systemRandom), length, audit);
  });
}

async function fill(db: Db, teamId: TeamId, length: number, audit: ReturnType<typeof createAudit>): Promise<void> {
  for (let at = 0; at < length; at += filledAtOnce) {
    await inTransaction(db, async (tx) => {
      for (let n = at; n < Math.min(at + filledAtOnce, length); n++)
        await audit.record(tx, { kind: "system", teamId }, "keys.created", `key:${n}`, { name: "bench" });
    });
  }
  const startMs = performance.now();
  for await (const report of audit.verify(undefined, teamId)) {
    const seconds = (performance.now() - startMs) / 1000;
    console.log(`verified: ${report.entries} entries, ${report.broken ? "broken" : "whole"}`);
    console.log(`verification: ${Math.round(report.entries / seconds)} entries/s`);
    console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
  }
}

async function microsEach(action: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  for (let n = 0; n < writes; n++) await action();
  return Math.round(((performance.now() - startMs) * 1000) / writes);
}

/** What `record` did before there were chains. */
async function insertPlain(tx: Parameters<Parameters<typeof inTransaction>[1]>[0], teamId: TeamId): Promise<void> {
  await sql`INSERT INTO plain (id, team_id, at, actor_kind, action, subject, detail, success)
    VALUES (${newId(systemClock, systemRandom)}, ${teamId}, ${systemClock.now()}, 'system', 'keys.created', 'key:bench',
      ${JSON.stringify({ name: "bench" })}::json, true)`.execute(tx);
}
