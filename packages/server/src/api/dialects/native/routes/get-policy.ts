import { policyAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { policyBody } from "../policy-body.ts";
import { idParams } from "../schema.ts";

export const getPolicy = route({
  method: "GET",
  url: "/policies/:id",
  operationId: "getPolicy",
  summary: "One policy",
  tag: "Vulnerabilities",
  access: "rules.read",
  schema: { params: idParams, answer: policyAnswer },
  async handle({ principal, params }, { vulnerabilities }) {
    return { body: { data: policyBody(await vulnerabilities.policies.get(principal.teamId, params.id)) } };
  },
});
