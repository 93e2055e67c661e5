/**
 * The record of who did what: append-only, hash-chained for each team, written in the transaction of the deed, so that
 * neither exists without the other. It never holds a secret; nothing in it is ever changed, and only retention removes
 * its oldest part, which the chain itself then says.
 */
import type { Clock } from "@gatewatch/base/clock";
import { wholeNumber } from "@gatewatch/base/config";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId } from "../actor.ts";
import type { Actor, AuditLog, Entry, EntryQuery } from "./contract.ts";
import { auditFaults } from "./faults.ts";
import * as store from "./store.ts";
import { cutAction, verifyChains } from "./verify.ts";

export type { Actor, Audit, AuditLog, ChainReport, Entry, EntryPage, EntryQuery } from "./contract.ts";
export { auditFaults } from "./faults.ts";
export { auditMigrations } from "./migrations/index.ts";

/** The chain of what concerns no team: `{ kind: "system", teamId: platformChain }` writes to it. */
export const platformChain = "00000000-0000-0000-0000-000000000000" as TeamId;

export const auditVariables = {
  GATEWATCH_AUDIT_RETENTION_DAYS: {
    schema: wholeNumber(0, 36_500, 0),
    summary:
      "Days that the audit log of every team is kept; older entries are cut off, which the log itself says. Default 0: for ever.",
  },
} as const;

const dayMs = 86_400_000;
const entriesAtOnce = 500;
const cutAtOnce = 5000;

export function createAudit(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  /** Default 0: for ever. */
  readonly retentionDays?: number;
}): AuditLog {
  const { db, clock, random, retentionDays = 0 } = deps;

  const record = async (
    tx: Tx,
    actor: Actor,
    action: string,
    subject: string,
    detail: Readonly<Record<string, unknown>> = {},
    outcome: "done" | "refused" = "done",
  ): Promise<void> => {
    await store.appendEntry(tx, actor.teamId, {
      id: newId(clock, random),
      teamId: actor.teamId,
      at: clock.now(),
      actorKind: actor.kind,
      userId: actor.userId ?? null,
      keyId: actor.keyId ?? null,
      ip: actor.ip ?? null,
      action,
      subject,
      success: outcome === "done",
      detail: JSON.stringify(detail),
    });
  };

  const cut: AuditLog["cut"] = async (teamId, before) => {
    await inTransaction(db, async (tx) => {
      const head = await store.lockHead(tx, teamId);
      const place = await store.selectCutPlace(tx, teamId, before);
      if (!place || !head || place.sequence <= head.cutThrough) return;
      const detail = { through: place.sequence, hash: place.hash.toString("hex") };
      await record(tx, { kind: "system", teamId }, cutAction, `audit:${teamId}`, detail);
      await store.allowCut(tx, teamId, place.sequence);
    });
    let removed = 0;
    for (;;) {
      const count = await store.deleteCut(db, teamId, cutAtOnce);
      removed += count;
      if (count < cutAtOnce) return removed;
    }
  };

  return {
    record,
    cut,
    async forgetOld() {
      if (retentionDays === 0) return;
      const today = Math.floor(clock.now().getTime() / dayMs) * dayMs;
      // Whole days, so that a chain says once a day what was cut and not at every run.
      const before = new Date(today - retentionDays * dayMs);
      for (const teamId of await store.selectChains(db)) await cut(teamId, before);
    },
    async list(teamId, { cursor, ...query }) {
      const before = cursor === undefined ? undefined : readCursor(cursor);
      const entries = await store.selectEntries(db, teamId, { ...query, before, limit: query.limit + 1 });
      const shown = entries.slice(0, query.limit);
      return { entries: shown, nextCursor: entries.length > shown.length ? String(shown.at(-1)?.sequence) : null };
    },
    all: (teamId, query) => everyEntry(db, teamId, query),
    async page(teamId, page, perPage) {
      const head = await store.selectHead(db, teamId);
      if (!head) return { entries: [], total: 0 };
      // Sequences have no gap, so that a page's place follows from its number.
      const before = head.sequence + 1 - (page - 1) * perPage;
      const entries = before < 1 ? [] : await store.selectEntries(db, teamId, { before, limit: perPage });
      return { entries, total: head.sequence - head.cutThrough };
    },
    verify: (onRows = () => {}, teamId) => verifyChains(db, onRows, teamId),
  };
}

async function* everyEntry(db: Db, teamId: TeamId, query: Omit<EntryQuery, "before" | "limit">): AsyncIterable<Entry> {
  let before: number | undefined;
  for (;;) {
    const entries = await store.selectEntries(db, teamId, { ...query, before, limit: entriesAtOnce });
    yield* entries;
    before = entries.at(-1)?.sequence;
    if (entries.length < entriesAtOnce) return;
  }
}

/** A cursor is the sequence of the last entry that was shown. */
function readCursor(cursor: string): number {
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw auditFaults("audit.invalid_cursor", {
    message: `"${cursor.slice(0, 100)}" is no cursor of this list. Take next_cursor of the page before, or leave cursor out to start at the newest entry.`,
    fields: [{ field: "cursor", reason: "not made by this server" }],
  });
}
