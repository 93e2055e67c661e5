import { fixedClock, systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction, openPool } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamId } from "../actor.ts";
import { type AuditLog, auditMigrations, createAudit } from "./index.ts";

let database: TestDatabase;
let db: Db;
let audit: AuditLog;
let teamId: TeamId;
beforeAll(async () => {
  database = await testDatabase([auditMigrations]);
  db = database.db;
  audit = createAudit({ db, clock: systemClock, random: systemRandom });
});
afterAll(() => database.close());
beforeEach(() => {
  teamId = newId(systemClock, systemRandom);
});

const write = (count: number, by: AuditLog = audit, on: Db = db) =>
  inTransaction(on, async (tx) => {
    for (let n = 0; n < count; n++) await by.record(tx, { kind: "system", teamId }, "keys.created", `key:${n}`, { n });
  });
async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}
const verified = async (by: AuditLog = audit) => (await collect(by.verify(undefined, teamId)))[0]!;
/** What somebody with full power over the database could do. */
const tamper = (statement: string) =>
  inTransaction(db, async (tx) => {
    await sql`ALTER TABLE audit_entries DISABLE TRIGGER USER`.execute(tx);
    await sql.raw(statement.replaceAll("TEAM", `'${teamId}'`)).execute(tx);
    await sql`ALTER TABLE audit_entries ENABLE TRIGGER USER`.execute(tx);
  });

describe("an entry", () => {
  it("stays exactly if its deed commits, and refuses every later change", async () => {
    const actor = { kind: "system", teamId } as const;
    await inTransaction(db, (tx) => audit.record(tx, actor, "keys.created", "key:1", { name: "ci" }));
    await inTransaction(db, async (tx) => {
      await audit.record(tx, actor, "keys.created", "key:2");
      throw new Error("undone");
    }).catch(() => {});
    const { rows } = await sql`SELECT subject, detail FROM audit_entries WHERE team_id = ${teamId}`.execute(db);
    expect(rows).toEqual([{ subject: "key:1", detail: { name: "ci" } }]);
    await expect(sql`UPDATE audit_entries SET subject = 'x'`.execute(db)).rejects.toThrow("append-only");
    await expect(sql`DELETE FROM audit_entries`.execute(db)).rejects.toThrow("append-only");
    await expect(sql`TRUNCATE audit_entries`.execute(db)).rejects.toThrow("append-only");
    expect(await verified()).toMatchObject({ entries: 1, head: { sequence: 1 } });
  });

  it("keeps odd text as it was written, and verifies", async () => {
    const odd = { quote: `'"\\`, newline: "\r\n", script: "<script>", emoji: "🦊", zero: -0, big: 1e21, none: null };
    const actor = { kind: "system", teamId, ip: "2001:db8::1" } as const;
    await inTransaction(db, (tx) => audit.record(tx, actor, "keys.created", "key:1, -,", odd, "refused"));
    const { entries } = await audit.list(teamId, { limit: 1 });
    expect(JSON.parse(entries[0]!.detail)).toEqual(JSON.parse(JSON.stringify(odd)));
    expect(entries[0]).toMatchObject({ success: false, ip: "2001:db8::1" });
    expect((await verified()).broken).toBeUndefined();
  });
});

describe("the chain of a team", () => {
  it.each([
    ["a changed detail", `UPDATE audit_entries SET detail = '{"n": 3}' WHERE team_id = TEAM AND sequence = 4`, 4],
    [
      "an instant moved by a microsecond",
      `UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE team_id = TEAM AND sequence = 1`,
      1,
    ],
    [
      "a success made of a refusal",
      `UPDATE audit_entries SET success = false WHERE team_id = TEAM AND sequence = 7`,
      7,
    ],
    ["an actor put in", `UPDATE audit_entries SET actor_ip = '192.0.2.1' WHERE team_id = TEAM AND sequence = 2`, 2],
    ["a removed entry", `DELETE FROM audit_entries WHERE team_id = TEAM AND sequence = 5`, 5],
    ["a removed first entry", `DELETE FROM audit_entries WHERE team_id = TEAM AND sequence = 1`, 1],
    ["a removed end", `DELETE FROM audit_entries WHERE team_id = TEAM AND sequence > 8`, 9],
    ["everything removed", `DELETE FROM audit_entries WHERE team_id = TEAM`, 1],
    ["a removed head", `DELETE FROM audit_chains WHERE team_id = TEAM`, 10],
    ["a head set back", `UPDATE audit_chains SET sequence = 9 WHERE team_id = TEAM`, 10],
    [
      "two entries exchanged",
      `UPDATE audit_entries SET sequence = 1000 WHERE team_id = TEAM AND sequence = 3;
       UPDATE audit_entries SET sequence = 3 WHERE team_id = TEAM AND sequence = 6;
       UPDATE audit_entries SET sequence = 6 WHERE team_id = TEAM AND sequence = 1000`,
      3,
    ],
    [
      "an entry put in at the end",
      `INSERT INTO audit_entries (id, team_id, at, actor_kind, action, subject, detail, sequence, previous_hash, hash)
       SELECT gen_random_uuid(), team_id, at, actor_kind, action, subject, detail, 11, hash, hash FROM audit_entries
       WHERE team_id = TEAM AND sequence = 10`,
      11,
    ],
    [
      "a removed beginning, with a cut put in to excuse it",
      `DELETE FROM audit_entries WHERE team_id = TEAM AND sequence <= 3;
       UPDATE audit_entries SET action = 'audit.cut', detail = (SELECT json_build_object('through', 3, 'hash',
         encode(previous_hash, 'hex')) FROM audit_entries WHERE team_id = TEAM AND sequence = 4)
       WHERE team_id = TEAM AND sequence = 9`,
      9,
    ],
  ])("shows %s", async (_what, statement, sequence) => {
    await write(10);
    expect((await verified()).broken).toBeUndefined();
    await tamper(statement);
    expect((await verified()).broken?.sequence).toBe(sequence);
  });

  it("stays one chain under concurrent writers on two pools, and keeps unrelated teams apart", async () => {
    const second = openPool(database.url, 8, () => {});
    try {
      const elsewhere = createAudit({ db: second.db, clock: systemClock, random: systemRandom });
      const writers = Array.from({ length: 40 }, (_, n) =>
        n % 2 === 0 ? write(3, audit, db) : write(3, elsewhere, second.db),
      );
      await Promise.all(writers);
      expect(await verified()).toMatchObject({ entries: 120, head: { sequence: 120 } });
      expect((await verified()).broken).toBeUndefined();
      // A transaction that holds one team's chain keeps no other team waiting.
      await inTransaction(second.db, async (tx) => {
        await elsewhere.record(tx, { kind: "system", teamId }, "keys.created", "key:held");
        teamId = newId(systemClock, systemRandom);
        await write(1);
        expect((await verified()).entries).toBe(1);
      });
    } finally {
      await second.close();
    }
  });

  it("is cut by retention, says so, and still verifies; a cut is all that lets an entry go", async () => {
    const clock = fixedClock("2026-01-01T00:00:00Z");
    const dated = createAudit({ db, clock, random: systemRandom });
    await write(5, dated);
    clock.advance(86_400_000);
    await write(5, dated);
    expect(await dated.cut(teamId, new Date("2026-01-01T12:00:00Z"))).toBe(5);
    expect(await dated.cut(teamId, new Date("2026-01-01T12:00:00Z"))).toBe(0);
    expect(await verified(dated)).toMatchObject({ entries: 6, cutThrough: 5, head: { sequence: 11 } });
    expect((await verified(dated)).broken).toBeUndefined();
    const { entries } = await dated.list(teamId, { limit: 1 });
    expect(entries[0]).toMatchObject({ action: "audit.cut", subject: `audit:${teamId}` });
    await expect(sql`DELETE FROM audit_entries WHERE team_id = ${teamId}`.execute(db)).rejects.toThrow("append-only");
    await tamper("DELETE FROM audit_entries WHERE team_id = TEAM AND sequence = 6");
    expect((await verified(dated)).broken?.sequence).toBe(6);
  });

  it("is kept for ever unless there are days, and then cut by whole days, once for each", async () => {
    const clock = fixedClock("2026-01-01T09:00:00Z");
    const forEver = createAudit({ db, clock, random: systemRandom });
    const forDays = createAudit({ db, clock, random: systemRandom, retentionDays: 30 });
    await write(3, forEver);
    clock.advance(30 * 86_400_000);
    await write(2, forEver);
    await forDays.forgetOld(); // the day of the first three is the thirtieth: it stays
    expect(await verified(forDays)).toMatchObject({ entries: 5, cutThrough: 0 });
    clock.advance(86_400_000);
    await forEver.forgetOld();
    expect(await verified(forEver)).toMatchObject({ entries: 5, cutThrough: 0 });
    await forDays.forgetOld();
    clock.advance(3_600_000);
    await forDays.forgetOld();
    expect(await verified(forDays)).toMatchObject({ entries: 3, cutThrough: 3, head: { sequence: 6 } });
    expect((await verified(forDays)).broken).toBeUndefined();
  });
});

it("takes the entries that stood before there were chains into them", async () => {
  const [first, second] = auditMigrations.migrations;
  const old = await testDatabase([{ room: "audit", migrations: [first!] }]);
  try {
    for (const n of [1, 2, 3]) {
      await sql`INSERT INTO audit_entries VALUES (${newId(systemClock, systemRandom)}, ${teamId}, now(), 'key', NULL,
        ${newId(systemClock, systemRandom)}, 'keys.created', ${`key:ä${n}`}, '{"a": "ü", "n": 1.50}')`.execute(old.db);
    }
    await inTransaction(old.db, (tx) => sql.raw(second!.sql).execute(tx));
    const upgraded = createAudit({ db: old.db, clock: systemClock, random: systemRandom });
    await write(2, upgraded, old.db);
    const [report] = await collect(upgraded.verify());
    expect(report).toMatchObject({ entries: 5, head: { sequence: 5 } });
    expect(report!.broken).toBeUndefined();
  } finally {
    await old.close();
  }
});

describe("the list", () => {
  it("is newest first, filtered, and walked by its cursor without a gap", async () => {
    await write(7);
    const userId = newId<"user">(systemClock, systemRandom);
    await inTransaction(db, (tx) =>
      audit.record(tx, { kind: "session", teamId, userId }, "identity.signed_in", "session:1"),
    );
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.list(teamId, { limit: 3, cursor });
      seen.push(...page.entries.map(({ sequence }) => sequence));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    const found = async (query: Partial<Parameters<AuditLog["list"]>[1]>) =>
      (await audit.list(teamId, { limit: 50, ...query })).entries.length;
    expect(await found({ actor: userId })).toBe(1);
    expect(await found({ actor: "system" })).toBe(7);
    expect(await found({ action: "keys" })).toBe(7);
    expect(await found({ action: "keys.created" })).toBe(7);
    expect(await found({ action: "key" })).toBe(0);
    expect(await found({ resource: "key:3" })).toBe(1);
    expect(await found({ resource: "session" })).toBe(1);
    expect(await found({ since: new Date("2999-01-01") })).toBe(0);
    expect(await found({ until: new Date("2999-01-01") })).toBe(8);
    for (const wrong of ["x", "0", "-1", "1e3", "9".repeat(20)])
      await expect(found({ cursor: wrong })).rejects.toMatchObject({ code: "audit.invalid_cursor" });
    expect((await collect(audit.all(teamId, {}))).length).toBe(8);
    expect(await audit.page(teamId, 3, 3)).toMatchObject({ total: 8, entries: [{ sequence: 2 }, { sequence: 1 }] });
    expect(await audit.page(teamId, 4, 3)).toMatchObject({ total: 8, entries: [] });
  });
});
