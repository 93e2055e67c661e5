import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { versionOf } from "../etag.ts";
import { idParams } from "../schema.ts";

export const deleteRuleSet = route({
  method: "DELETE",
  url: "/rule-sets/:id",
  operationId: "deleteRuleSet",
  summary: "Remove a set of rules; what scans found by them stays",
  tag: "Rules",
  access: "rules.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params, ifMatch }, { scanning }) {
    await scanning.ruleSets.remove(principal, params.id, versionOf(ifMatch));
    return { body: { success: true as const } };
  },
});
