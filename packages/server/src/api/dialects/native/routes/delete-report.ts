import { reportAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { reportBody } from "../render-report.ts";
import { idParams } from "../schema.ts";

export const deleteReport = route({
  method: "DELETE",
  url: "/reports/:id",
  operationId: "deleteReport",
  summary: "Remove a report and its documents",
  tag: "Reports",
  access: "reports.write",
  schema: { params: idParams, answer: reportAnswer },
  async handle({ principal, params }, { reports }) {
    return { body: { data: reportBody(await reports.remove(principal, params.id)) } };
  },
});
