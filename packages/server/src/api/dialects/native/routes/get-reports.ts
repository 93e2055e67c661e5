import { readId } from "@gatewatch/base/ids";
import { reportListAnswer, reportStatus, reportType } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";

const idText = (what: string) =>
  z
    .string()
    .max(100)
    .refine((text) => readId(text) !== undefined, { error: what });

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
      status: reportStatus.optional(),
      scan_id: idText("is no id of a scan").optional(),
      cursor: idText("is no next_cursor of this list").optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: reportListAnswer,
  },
  async handle({ principal, query }, { reports }) {
    const { type, status, limit } = query;
    const scanId = query.scan_id === undefined ? undefined : readId(query.scan_id);
    const after = query.cursor === undefined ? undefined : readId<"report">(query.cursor);
    const page = await reports.list(principal, {
      limit,
      ...(type && { type }),
      ...(status && { status }),
      ...(scanId && { scanId }),
      ...(after && { after }),
    });
    const data = page.reports.map(reportBody);
    const meta = { next_cursor: page.nextCursor, total: page.total, total_kind: "exact" as const };
    return { body: { data, reports: data, meta } };
  },
});
