/** The audit log: who did what, in the order of its hash chain. */
import { z } from "zod";
import { instant } from "./common.ts";

export const auditEntry = z
  .object({
    id: z.uuid(),
    /** Place in the team's chain, from 1. */
    sequence: z.int(),
    timestamp: instant,
    /** `room.verb`: `keys.created`. */
    action: z.string(),
    actor: z.object({
      kind: z.enum(["session", "key", "system"]),
      user_id: z.uuid().nullable(),
      key_id: z.uuid().nullable(),
      email: z.string().nullable(),
      ip: z.string().nullable(),
    }),
    resource: z.object({ type: z.string(), id: z.string() }),
    success: z.boolean(),
    detail: z.record(z.string(), z.unknown()),
    /** SHA-256 over sequence, previous hash and content, in hex. */
    hash: z.string(),
    previous_hash: z.string(),
  })
  .meta({ id: "AuditEntry" });

/** Filters of `GET /audit-log` and its export. */
export const auditFilters = z.object({
  /** Id of a user or key, or `system`. */
  actor: z.string().min(1).max(100).optional(),
  /** `room.verb`, or a room alone. */
  action: z.string().min(1).max(100).optional(),
  /** `kind:id`, or a kind alone. */
  resource: z.string().min(1).max(300).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

/** `GET /audit-log`: newest first, keyset. */
export const auditListAnswer = z.object({
  data: z.array(auditEntry),
  meta: z.object({ next_cursor: z.string().nullable() }),
});

/** GateKey's row of `GET /admin/audit`. */
export const adminAuditEntry = z
  .object({
    id: z.uuid(),
    timestamp: instant,
    event: z.string(),
    actor_email: z.string().nullable(),
    actor_ip: z.string().nullable(),
    resource_type: z.string(),
    success: z.boolean(),
  })
  .meta({ id: "AdminAuditEntry" });
export const adminAuditAnswer = z.object({
  data: z.array(adminAuditEntry),
  audit: z.array(adminAuditEntry),
  meta: z.object({ total: z.int(), page: z.int(), per_page: z.int() }),
});
