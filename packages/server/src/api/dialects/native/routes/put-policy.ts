import { policyAnswer, policyRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { newPolicyOf, policyBody } from "../policy-body.ts";
import { idParams } from "../schema.ts";

export const putPolicy = route({
  method: "PUT",
  url: "/policies/:id",
  operationId: "putPolicy",
  summary: "Replace a policy as a whole; what it has decided so far stays",
  tag: "Vulnerabilities",
  access: "rules.write",
  schema: { params: idParams, body: policyRequest, answer: policyAnswer },
  async handle({ principal, params, body }, doors) {
    const { policies } = doors.vulnerabilities;
    const { id } = await policies.get(principal.teamId, params.id);
    const policy = await newPolicyOf(doors, principal.teamId, body);
    return { body: { data: policyBody(await policies.replace(principal, id, policy)) } };
  },
});
