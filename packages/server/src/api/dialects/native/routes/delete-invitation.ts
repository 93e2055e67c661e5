import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteInvitation = route({
  method: "DELETE",
  url: "/invitations/:id",
  operationId: "deleteInvitation",
  summary: "Revoke an invitation: its link ends",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.invitations.revoke(principal, params.id);
    return { body: { success: true as const } };
  },
});
