import { linkAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const postAdminUserPasswordReset = route({
  method: "POST",
  url: "/admin/users/:id/password-reset",
  operationId: "postAdminUserPasswordReset",
  summary: "A link with which a person sets a new password, to be passed on",
  tag: "Members",
  access: "team.write",
  success: 201,
  schema: { params: idParams, answer: linkAnswer },
  async handle({ principal, params }, { kernel }) {
    const { link, expiresAt } = await kernel.members.issueReset(principal, params.id);
    return { body: { data: { link, expires_at: expiresAt.toISOString() } } };
  },
});
