import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { auditMigrations, createAudit } from "./index.ts";

it("keeps an entry exactly if its deed commits, and refuses every later change", async () => {
  const { db, close } = await testDatabase([auditMigrations]);
  try {
    const audit = createAudit({ clock: systemClock, random: systemRandom });
    const actor = { kind: "system", teamId: newId<"team">(systemClock, systemRandom) } as const;
    await inTransaction(db, (tx) => audit.record(tx, actor, "keys.created", "key:1", { name: "ci" }));
    await inTransaction(db, async (tx) => {
      await audit.record(tx, actor, "keys.created", "key:2");
      throw new Error("undone");
    }).catch(() => {});
    const { rows } = await sql`SELECT subject, detail FROM audit_entries`.execute(db);
    expect(rows).toEqual([{ subject: "key:1", detail: { name: "ci" } }]);
    await expect(sql`UPDATE audit_entries SET subject = 'x'`.execute(db)).rejects.toThrow("append-only");
    await expect(sql`DELETE FROM audit_entries`.execute(db)).rejects.toThrow("append-only");
    await expect(sql`TRUNCATE audit_entries`.execute(db)).rejects.toThrow("append-only");
  } finally {
    await close();
  }
});
