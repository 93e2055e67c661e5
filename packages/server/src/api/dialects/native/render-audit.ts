import type { adminAuditEntry, auditEntry } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Entry } from "../../../kernel/audit/index.ts";
import type { UserId } from "../../../kernel/index.ts";
import type { Doors } from "../doors.ts";

/** Looks up the e-mail of each actor once; the log itself holds ids alone, so that a person can be erased. */
export function emailsOf({ kernel }: Pick<Doors, "kernel">): (userId: UserId | null) => Promise<string | null> {
  const known = new Map<UserId, string | null>();
  return async (userId) => {
    if (userId === null) return null;
    let email = known.get(userId);
    if (email === undefined) {
      email = (await kernel.identity.user(userId))?.email ?? null;
      if (known.size < emailsKept) known.set(userId, email);
    }
    return email;
  };
}

const emailsKept = 10_000;

export function auditBody(entry: Entry, email: string | null): z.output<typeof auditEntry> {
  return {
    id: entry.id,
    sequence: entry.sequence,
    timestamp: entry.at.toISOString(),
    action: entry.action,
    actor: { kind: entry.actorKind, user_id: entry.userId, key_id: entry.keyId, email, ip: entry.ip },
    resource: resourceOf(entry),
    success: entry.success,
    detail: JSON.parse(entry.detail),
    hash: entry.hash.toString("hex"),
    previous_hash: entry.previousHash.toString("hex"),
  };
}

export function adminAuditBody(entry: Entry, email: string | null): z.output<typeof adminAuditEntry> {
  return {
    id: entry.id,
    timestamp: entry.at.toISOString(),
    event: entry.action,
    actor_email: email,
    actor_ip: entry.ip,
    resource_type: resourceOf(entry).type,
    success: entry.success,
  };
}

export const auditColumns = [
  "sequence",
  "id",
  "timestamp",
  "action",
  "actor_kind",
  "actor_user_id",
  "actor_key_id",
  "actor_email",
  "actor_ip",
  "resource_type",
  "resource_id",
  "success",
  "detail",
  "previous_hash",
  "hash",
] as const;

/** One row of the CSV export, in the order of `auditColumns`. */
export function auditCells(entry: Entry, email: string | null): string {
  const { type, id } = resourceOf(entry);
  const cells: Record<(typeof auditColumns)[number], string | number | boolean | null> = {
    sequence: entry.sequence,
    id: entry.id,
    timestamp: entry.at.toISOString(),
    action: entry.action,
    actor_kind: entry.actorKind,
    actor_user_id: entry.userId,
    actor_key_id: entry.keyId,
    actor_email: email,
    actor_ip: entry.ip,
    resource_type: type,
    resource_id: id,
    success: entry.success,
    detail: entry.detail,
    previous_hash: entry.previousHash.toString("hex"),
    hash: entry.hash.toString("hex"),
  };
  return auditColumns.map((column) => csvCell(String(cells[column] ?? ""))).join(",");
}

/** RFC 4180, and what a spreadsheet would take for a formula made text by an apostrophe. */
function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function resourceOf({ subject }: Entry): { type: string; id: string } {
  const at = subject.indexOf(":");
  return at === -1 ? { type: subject, id: "" } : { type: subject.slice(0, at), id: subject.slice(at + 1) };
}
