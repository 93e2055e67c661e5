import { auditListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { AuditFilters, AuditList } from "./wire.ts";

export interface Audit {
  /** Newest first; `cursor` is `meta.next_cursor` of the page before. */
  list(filters?: AuditFilters & { readonly cursor?: string | undefined }, signal?: AbortSignal): Promise<AuditList>;
  /** Where a browser that is signed in saves the log from: one JSON object a line, or CSV. */
  exportUrl(format: "ndjson" | "csv", filters?: AuditFilters): string;
}

/** Who did what in the team. */
export function createAudit(transport: Transport): Audit {
  return {
    list: (filters = {}, signal) => transport.read("/audit-log", auditListAnswer, filters, signal),
    exportUrl: (format, filters = {}) => transport.urlOf("/audit-log/export", { format, ...filters }),
  };
}
