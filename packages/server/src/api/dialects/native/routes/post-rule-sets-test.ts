import { testRulesAnswer, testRulesRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { trialBody } from "../rule-set-body.ts";

export const postRuleSetsTest = route({
  method: "POST",
  url: "/rule-sets/test",
  operationId: "testRules",
  summary: "What rules find in a piece of code, within seconds; changes nothing",
  tag: "Rules",
  access: "rules.write",
  schema: { body: testRulesRequest, answer: testRulesAnswer },
  async handle({ body: { path, ...request } }, { scanning }) {
    return {
      body: { data: trialBody(await scanning.ruleSets.test({ ...request, ...(path !== undefined && { path }) })) },
    };
  },
});
