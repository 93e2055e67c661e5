import { readId, showId } from "@gatewatch/base/ids";
import { z } from "zod";
import { route } from "../../doors.ts";
import { reportRowBody } from "../render-report.ts";
import { reportList, reportType } from "../report-schema.ts";

export const getReports = route({
  method: "GET",
  url: "/reports",
  operationId: "listReports",
  summary: "All reports, newest first",
  tag: "Reports",
  access: "reports.read",
  schema: {
    query: z.object({
      type: reportType.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z
        .string()
        .max(100)
        .refine((text) => readId(text) !== undefined, { error: "is no next_cursor of this list" })
        .optional(),
    }),
    answer: reportList,
  },
  async handle({ principal, query }, { reports }) {
    const after = query.cursor === undefined ? undefined : readId<"report">(query.cursor);
    const { limit, type } = query;
    const page = await reports.list(principal, { limit, ...(type && { type }), ...(after && { after }) });
    return {
      body: {
        data: page.reports.map(reportRowBody),
        total: page.total,
        has_more: page.nextCursor !== null,
        next_cursor: page.nextCursor && showId("rep", page.nextCursor),
      },
    };
  },
});
