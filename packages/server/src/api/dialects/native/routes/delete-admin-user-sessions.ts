import { revokedAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminUserSessions = route({
  method: "DELETE",
  url: "/admin/users/:id/sessions",
  operationId: "deleteAdminUserSessions",
  summary: "End a person's sessions in the team",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, answer: revokedAnswer },
  async handle({ principal, params }, { kernel }) {
    const count = await kernel.members.revokeSessions(principal, params.id);
    return { body: { success: true as const, revoked_count: count } };
  },
});
