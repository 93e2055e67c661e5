import { ruleSetListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { ruleSetBody } from "../rule-set-body.ts";

export const getRuleSets = route({
  method: "GET",
  url: "/rule-sets",
  operationId: "getRuleSets",
  summary: "The team's own rules for code, in sets by name, with what of them is not run",
  tag: "Rules",
  access: "rules.read",
  schema: { answer: ruleSetListAnswer },
  async handle({ principal }, { scanning }) {
    const rows = (await scanning.ruleSets.list(principal.teamId)).map(ruleSetBody);
    return { body: { data: rows, meta: { total: rows.length } } };
  },
});
