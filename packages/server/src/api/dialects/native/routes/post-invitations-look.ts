import { lookAtInvitationAnswer, lookAtInvitationRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postInvitationsLook = route({
  method: "POST",
  url: "/invitations/look",
  operationId: "postInvitationsLook",
  summary: "What an invitation link leads to",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: lookAtInvitationRequest, answer: lookAtInvitationAnswer },
  async handle({ body }, { kernel }) {
    const { team, email, role, hasAccount } = await kernel.invitations.look(body.token);
    return { body: { data: { team_name: team.name, email, role, has_account: hasAccount } } };
  },
});
