import { reportAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";
import { idParams } from "../schema.ts";

export const getReport = route({
  method: "GET",
  url: "/reports/:id",
  operationId: "getReport",
  summary: "One report: state, figures and the documents there are",
  tag: "Reports",
  access: "reports.read",
  schema: { params: idParams, answer: reportAnswer },
  async handle({ principal, params }, { reports }) {
    return { body: { data: reportBody(await reports.get(principal, params.id)) } };
  },
});
