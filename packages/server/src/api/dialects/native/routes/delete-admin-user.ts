import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminUser = route({
  method: "DELETE",
  url: "/admin/users/:id",
  operationId: "deleteAdminUser",
  summary: "Remove a person from the team, with their sessions and keys here",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.members.remove(principal, params.id);
    return { body: { success: true as const } };
  },
});
