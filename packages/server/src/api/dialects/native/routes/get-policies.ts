import { policyListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { policyBody } from "../policy-body.ts";

export const getPolicies = route({
  method: "GET",
  url: "/policies",
  operationId: "getPolicies",
  summary: "The policies of the team, in the order in which they act",
  tag: "Vulnerabilities",
  access: "rules.read",
  schema: { answer: policyListAnswer },
  async handle({ principal }, { vulnerabilities }) {
    const rows = (await vulnerabilities.policies.list(principal.teamId)).map(policyBody);
    return { body: { data: rows, meta: { total: rows.length } } };
  },
});
