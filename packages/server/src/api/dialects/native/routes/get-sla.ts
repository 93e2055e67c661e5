import { slaAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { slaBody } from "../render-issue.ts";

export const getSla = route({
  method: "GET",
  url: "/sla",
  operationId: "getSla",
  summary: "Days until a vulnerability of each severity should be fixed; null is no deadline",
  tag: "Vulnerabilities",
  access: "rules.read",
  schema: { answer: slaAnswer },
  async handle({ principal }, { vulnerabilities }) {
    return { body: { data: slaBody(await vulnerabilities.sla(principal.teamId)) } };
  },
});
