import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";
import { report } from "../report-schema.ts";
import { idParams } from "../schema.ts";

export const getReport = route({
  method: "GET",
  url: "/reports/:id",
  operationId: "getReport",
  summary: "One report with its data",
  tag: "Reports",
  access: "reports.read",
  schema: { params: idParams, answer: report },
  async handle({ principal, params }, { reports }) {
    return { body: await reportBody(reports, await reports.get(principal, params.id)) };
  },
});
