import { auditFilters } from "@gatewatch/contracts";
import { z } from "zod";
import type { Entry } from "../../../../kernel/audit/index.ts";
import { attachment } from "../../../http/index.ts";
import { type Doors, route } from "../../doors.ts";
import { auditQuery } from "../audit-query.ts";
import { auditBody, auditCells, auditColumns, emailsOf } from "../render-audit.ts";

export const getAuditLogExport = route({
  method: "GET",
  url: "/audit-log/export",
  operationId: "getAuditLogExport",
  summary: "The log as a stream, newest first: one JSON object a line, or CSV",
  tag: "Audit",
  access: "audit.read",
  schema: {
    query: auditFilters.extend({ format: z.enum(["ndjson", "csv"]).default("ndjson") }),
    answer: z.string(),
  },
  produces: "application/x-ndjson",
  async handle({ principal, query }, doors) {
    const { format, ...filters } = query;
    const entries = doors.kernel.audit.all(principal.teamId, auditQuery(filters));
    return {
      raw:
        format === "csv"
          ? { mediaType: "text/csv; charset=utf-8", body: csvLines(entries, doors) }
          : { mediaType: "application/x-ndjson", body: jsonLines(entries, doors) },
      headers: { "Content-Disposition": attachment(`audit-log.${format}`) },
    };
  },
});

async function* jsonLines(entries: AsyncIterable<Entry>, doors: Pick<Doors, "kernel">): AsyncIterable<string> {
  const emailOf = emailsOf(doors);
  for await (const entry of entries) yield `${JSON.stringify(auditBody(entry, await emailOf(entry.userId)))}\n`;
}

async function* csvLines(entries: AsyncIterable<Entry>, doors: Pick<Doors, "kernel">): AsyncIterable<string> {
  const emailOf = emailsOf(doors);
  yield `${auditColumns.join(",")}\r\n`;
  for await (const entry of entries) yield `${auditCells(entry, await emailOf(entry.userId))}\r\n`;
}
