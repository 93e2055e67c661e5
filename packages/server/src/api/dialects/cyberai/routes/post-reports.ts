import { z } from "zod";
import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";
import { report, reportType } from "../report-schema.ts";

const id = z.string().min(1).max(100);
/** The vendor documents no body: these are the names of its own report. */
const request = z
  .object({
    type: reportType.optional(),
    report_type: reportType.optional(),
    title: z.string().trim().min(1).max(200).optional(),
    description: z.string().max(2000).optional(),
    scan_id: id.optional(),
    scan_ids: z.array(id).max(100).optional(),
  })
  .refine((body) => [body.type, body.report_type, body.scan_id, body.scan_ids].some((part) => part !== undefined), {
    path: ["type"],
    error: "send a type, the scans, or both",
  })
  .meta({ examples: [{ type: "vulnerability", title: "Monthly report" }] });

export const postReports = route({
  method: "POST",
  url: "/reports",
  operationId: "createReport",
  summary: "Generate a report; without scans of the newest one of every target",
  tag: "Reports",
  access: "reports.write",
  success: 201,
  schema: { body: request, answer: report },
  async handle({ principal, body }, { reports }) {
    const scanIds = [...(body.scan_ids ?? []), ...(body.scan_id === undefined ? [] : [body.scan_id])];
    const made = await reports.create(principal, {
      type: body.type ?? body.report_type ?? "vulnerability",
      scanIds,
      ...(body.title !== undefined && { title: body.title }),
      ...(body.description !== undefined && { description: body.description }),
    });
    return { body: await reportBody(reports, made) };
  },
});
