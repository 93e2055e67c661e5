import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { testKernel } from "../testkit/index.ts";
import type { LiveEvent } from "./contract.ts";

const teamId = newId<"team">(systemClock, systemRandom);

it("tells every process of what was committed, in order, and nothing of what was rolled back", async () => {
  const test = await testKernel();
  try {
    const other = await test.another();
    const seen: (LiveEvent | undefined)[] = [];
    const last = new Promise<void>((resolve) =>
      other.events.onLive((event) => {
        seen.push(event);
        if (event?.id === "last") resolve();
      }),
    );
    const announce = (id: string) => ({ teamId, type: "scan", id }) as const;
    await inTransaction(test.database.db, async (tx) => {
      await test.kernel.events.announce(tx, announce("undone"));
      await test.kernel.events.emit(tx, teamId, "scan.completed", { scan_id: "undone" });
      throw new Error("rolled back");
    }).catch(() => {});
    await inTransaction(test.database.db, async (tx) => {
      await test.kernel.events.announce(tx, announce("first"));
      await test.kernel.events.emit(tx, teamId, "scan.completed", { scan_id: "first" });
    });
    await test.kernel.events.announce(test.database.db, announce("last"));
    await last;
    expect(seen).toEqual([announce("first"), announce("last")]);
    const { rows } = await sql`SELECT type, data FROM events_outbox`.execute(test.database.db);
    expect(rows).toEqual([{ type: "scan.completed", data: { scan_id: "first" } }]);
  } finally {
    await test.close();
  }
});

it("takes an unreadable message for a missed one, and goes on when a handler fails", async () => {
  const test = await testKernel();
  try {
    test.kernel.events.onLive(() => {
      throw new Error("handler");
    });
    const heard = new Promise((resolve) => test.kernel.events.onLive((event) => resolve(event)));
    await sql`SELECT pg_notify('gatewatch_live', 'not json')`.execute(test.database.db);
    expect(await heard).toBeUndefined();
  } finally {
    await test.close();
  }
});
