import { enterTeamRequest, sessionAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { sessionBody } from "../render-session.ts";

export const postAuthSessionTeam = route({
  method: "POST",
  url: "/auth/session/team",
  operationId: "postAuthSessionTeam",
  summary: "Work in another of your teams",
  tag: "Auth",
  access: "authenticated",
  schema: { body: enterTeamRequest, answer: sessionAnswer },
  async handle({ principal, body }, { kernel }) {
    const entered = await kernel.identity.switchTeam(principal, body.team_id);
    return { body: await sessionBody(entered, kernel) };
  },
});
