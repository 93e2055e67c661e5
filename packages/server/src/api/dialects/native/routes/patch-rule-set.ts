import { ruleSetAnswer, updateRuleSetRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { etagOf, versionOf } from "../etag.ts";
import { ruleSetBody } from "../rule-set-body.ts";
import { idParams } from "../schema.ts";

export const patchRuleSet = route({
  method: "PATCH",
  url: "/rule-sets/:id",
  operationId: "updateRuleSet",
  summary: "Switch a set on or off, rename it or replace its text; with If-Match only if it has not changed",
  tag: "Rules",
  access: "rules.write",
  schema: { params: idParams, body: updateRuleSetRequest, answer: ruleSetAnswer },
  async handle({ principal, params, body, ifMatch }, { scanning }) {
    const data = ruleSetBody(await scanning.ruleSets.change(principal, params.id, body, versionOf(ifMatch)));
    return { body: { data }, etag: etagOf(data) };
  },
});
