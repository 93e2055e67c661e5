import { ruleSetTextAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { etagOf } from "../etag.ts";
import { ruleSetBody } from "../rule-set-body.ts";
import { idParams } from "../schema.ts";

export const getRuleSet = route({
  method: "GET",
  url: "/rule-sets/:id",
  operationId: "getRuleSet",
  summary: "One set of rules with its text",
  tag: "Rules",
  access: "rules.read",
  schema: { params: idParams, answer: ruleSetTextAnswer },
  async handle({ principal, params }, { scanning }) {
    const set = await scanning.ruleSets.get(principal.teamId, params.id);
    const data = { ...ruleSetBody(set), text: set.text };
    return { body: { data }, etag: etagOf(data) };
  },
});
