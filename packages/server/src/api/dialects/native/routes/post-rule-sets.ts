import { createRuleSetRequest, ruleSetAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { etagOf } from "../etag.ts";
import { ruleSetBody } from "../rule-set-body.ts";

export const postRuleSets = route({
  method: "POST",
  url: "/rule-sets",
  operationId: "createRuleSet",
  summary: "Keep a set of rules in Semgrep's YAML; the answer says by rule and line what of it is not run",
  tag: "Rules",
  access: "rules.write",
  success: 201,
  schema: { body: createRuleSetRequest, answer: ruleSetAnswer },
  async handle({ principal, body }, { scanning }) {
    const data = ruleSetBody(await scanning.ruleSets.create(principal, body));
    return { body: { data }, etag: etagOf(data) };
  },
});
