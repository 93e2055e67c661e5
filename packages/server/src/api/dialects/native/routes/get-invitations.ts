import { invitationListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { invitationBody } from "../render-people.ts";

export const getInvitations = route({
  method: "GET",
  url: "/invitations",
  operationId: "getInvitations",
  summary: "Open invitations, newest first",
  tag: "Members",
  access: "members.read",
  schema: { answer: invitationListAnswer },
  async handle({ principal }, { kernel }) {
    const rows = (await kernel.invitations.list(principal.teamId)).map(invitationBody);
    return { body: { data: rows, meta: { total: rows.length } } };
  },
});
