import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAdminUserSecondFactor = route({
  method: "DELETE",
  url: "/admin/users/:id/second-factor",
  operationId: "deleteAdminUserSecondFactor",
  summary: "Take a person's second factor away, when they have lost it",
  tag: "Members",
  access: "team.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.members.removeFactor(principal, params.id);
    return { body: { success: true as const } };
  },
});
