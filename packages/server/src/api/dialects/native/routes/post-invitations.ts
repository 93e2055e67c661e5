import { createInvitationAnswer, createInvitationRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { invitationBody } from "../render-people.ts";

export const postInvitations = route({
  method: "POST",
  url: "/invitations",
  operationId: "postInvitations",
  summary: "Invite an address; the link is in this answer, and mailed where mail is set up",
  tag: "Members",
  access: "members.write",
  success: 201,
  schema: { body: createInvitationRequest, answer: createInvitationAnswer },
  async handle({ principal, body }, { kernel }) {
    const { invitation, link, mailed } = await kernel.invitations.create(principal, body);
    return { body: { data: { ...invitationBody(invitation), link, mailed } } };
  },
});
