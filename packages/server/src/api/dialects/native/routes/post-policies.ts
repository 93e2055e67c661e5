import { policyAnswer, policyRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { newPolicyOf, policyBody } from "../policy-body.ts";

export const postPolicies = route({
  method: "POST",
  url: "/policies",
  operationId: "postPolicies",
  summary: "Make a policy; it acts on what scans bring and, within minutes, on what is open already",
  tag: "Vulnerabilities",
  access: "rules.write",
  success: 201,
  schema: { body: policyRequest, answer: policyAnswer },
  async handle({ principal, body }, doors) {
    const policy = await newPolicyOf(doors, principal.teamId, body);
    return { body: { data: policyBody(await doors.vulnerabilities.policies.create(principal, policy)) } };
  },
});
