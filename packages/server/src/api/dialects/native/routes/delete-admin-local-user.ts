import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminLocalUser = route({
  method: "DELETE",
  url: "/admin/local-users/:id",
  operationId: "deleteAdminLocalUser",
  summary: "Remove a person from the team",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.members.remove(principal, params.id);
    return { body: { success: true as const } };
  },
});
