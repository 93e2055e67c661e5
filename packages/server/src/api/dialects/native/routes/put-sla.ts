import { setSlaRequest, slaAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { slaBody } from "../render-issue.ts";

export const putSla = route({
  method: "PUT",
  url: "/sla",
  operationId: "putSla",
  summary: "Set the days for each severity; deadlines of all open vulnerabilities follow",
  tag: "Vulnerabilities",
  access: "rules.write",
  schema: { body: setSlaRequest, answer: slaAnswer },
  async handle({ principal, body }, { vulnerabilities }) {
    return { body: { data: slaBody(await vulnerabilities.setSla(principal, body.days)) } };
  },
});
