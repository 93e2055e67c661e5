import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";
import { report } from "../report-schema.ts";
import { idParams } from "../schema.ts";

export const getScanReport = route({
  method: "GET",
  url: "/scans/:id/report",
  operationId: "getScanReport",
  summary: "The newest report about a scan",
  tag: "Reports",
  access: "reports.read",
  schema: { params: idParams, answer: report },
  async handle({ principal, params }, { reports }) {
    return { body: await reportBody(reports, await reports.newestOf(principal, params.id)) };
  },
});
