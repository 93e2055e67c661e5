import { successAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminUserApiKey = route({
  method: "DELETE",
  url: "/admin/users/:id/api-keys/:key_id",
  operationId: "deleteAdminUserApiKey",
  summary: "Revoke one of a person's API keys",
  tag: "Members",
  access: "keys.write",
  schema: { params: idParams.extend({ key_id: z.string().max(1024) }), answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    const { member } = await kernel.members.get(principal.teamId, params.id);
    await kernel.keys.revoke(principal, params.key_id, member.userId);
    return { body: { success: true as const } };
  },
});
