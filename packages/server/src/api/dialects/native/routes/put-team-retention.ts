import { setRetentionRequest, teamPlanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamPlanBody } from "../render-plan.ts";
import { teamParams } from "../schema.ts";

export const putTeamRetention = route({
  method: "PUT",
  url: "/teams/:teamId/retention",
  operationId: "putTeamRetention",
  summary: "Keep what scans find for fewer days than the plan does",
  tag: "Plans",
  access: "team.write",
  schema: { params: teamParams, body: setRetentionRequest, answer: teamPlanAnswer },
  async handle({ principal, params, body }, { kernel }) {
    await kernel.subscriptions.setRetention(principal, params.teamId, body.retention_days);
    return { body: { data: teamPlanBody(await kernel.subscriptions.read(principal, params.teamId), kernel) } };
  },
});
