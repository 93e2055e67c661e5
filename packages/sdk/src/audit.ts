import { auditListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { AuditFilters, AuditList } from "./wire.ts";

export interface Audit {
  /** Newest first; `cursor` is `meta.next_cursor` of the page before. */
  list(filters?: AuditFilters & { readonly cursor?: string }, signal?: AbortSignal): Promise<AuditList>;
}

/** Who did what in the team. */
export function createAudit(transport: Transport): Audit {
  return { list: (filters = {}, signal) => transport.read("/audit-log", auditListAnswer, filters, signal) };
}
