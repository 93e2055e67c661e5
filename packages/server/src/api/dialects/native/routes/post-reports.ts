import { createReportRequest, reportAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { filtersOf, reportBody } from "../render-report.ts";

export const postReports = route({
  method: "POST",
  url: "/reports",
  operationId: "createReport",
  summary: "Make a report over scans or filters; it is ready a little later",
  tag: "Reports",
  access: "reports.write",
  success: 201,
  schema: { body: createReportRequest, answer: reportAnswer },
  async handle({ principal, body }, { reports }) {
    const report = await reports.create(principal, {
      type: body.type,
      filters: filtersOf(body.filters),
      ...(body.title !== undefined && { title: body.title }),
      ...(body.description !== undefined && { description: body.description }),
      ...(body.scan_ids !== undefined && { scanIds: body.scan_ids }),
      ...(body.expires_at !== undefined && { expiresAt: new Date(body.expires_at) }),
    });
    return { body: { data: reportBody(report) }, headers: { Location: `/api/v1/reports/${report.id}` } };
  },
});
