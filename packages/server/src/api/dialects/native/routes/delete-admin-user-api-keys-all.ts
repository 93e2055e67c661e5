import { revokedAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminUserApiKeysAll = route({
  method: "DELETE",
  url: "/admin/users/:id/api-keys/all",
  operationId: "deleteAdminUserApiKeysAll",
  summary: "Revoke all of a person's API keys in the team",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, answer: revokedAnswer },
  async handle({ principal, params }, { kernel }) {
    const count = await kernel.members.revokeKeys(principal, params.id);
    return { body: { success: true as const, revoked_count: count } };
  },
});
