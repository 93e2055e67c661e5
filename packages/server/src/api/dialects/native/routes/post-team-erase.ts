import { eraseRequest, successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postTeamErase = route({
  method: "POST",
  url: "/team/erase",
  operationId: "postTeamErase",
  summary: "Erase the team with everything of it, and the people who belong to no other",
  tag: "Teams",
  access: "team.write",
  schema: { body: eraseRequest, answer: successAnswer },
  async handle({ principal, body }, { erasure }) {
    await erasure.eraseTeam(principal, principal.teamId, body.confirm);
    return { body: { success: true as const }, sessionCookie: null };
  },
});
