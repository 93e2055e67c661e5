import type { auditFilters } from "@gatewatch/contracts";
import type { z } from "zod";
import type { EntryQuery } from "../../../kernel/audit/index.ts";

/** The log's filters as the kernel takes them. */
export function auditQuery({
  actor,
  action,
  resource,
  since,
  until,
}: z.output<typeof auditFilters>): Omit<EntryQuery, "before" | "limit"> {
  return {
    actor,
    action,
    resource,
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
  };
}
