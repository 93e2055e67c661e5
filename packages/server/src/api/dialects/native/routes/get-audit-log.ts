import { auditFilters, auditListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { auditQuery } from "../audit-query.ts";
import { auditBody, emailsOf } from "../render-audit.ts";
import { cursorQuery } from "../schema.ts";

export const getAuditLog = route({
  method: "GET",
  url: "/audit-log",
  operationId: "getAuditLog",
  summary: "Who did what in the team, newest first",
  tag: "Audit",
  access: "audit.read",
  schema: { query: auditFilters.extend(cursorQuery.omit({ severity: true }).shape), answer: auditListAnswer },
  async handle({ principal, query }, doors) {
    const { cursor, limit, ...filters } = query;
    const asked = { ...auditQuery(filters), cursor, limit };
    const { entries, nextCursor } = await doors.kernel.audit.list(principal.teamId, asked);
    const emailOf = emailsOf(doors);
    const data = [];
    for (const entry of entries) data.push(auditBody(entry, await emailOf(entry.userId)));
    const next = new URLSearchParams({ limit: String(limit), cursor: nextCursor ?? "" });
    for (const [name, value] of Object.entries(filters)) if (value !== undefined) next.set(name, value);
    return {
      body: { data, meta: { next_cursor: nextCursor } },
      ...(nextCursor === null ? {} : { headers: { Link: `</api/v1/audit-log?${next}>; rel="next"` } }),
    };
  },
});
