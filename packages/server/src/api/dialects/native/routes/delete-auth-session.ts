import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteAuthSession = route({
  method: "DELETE",
  url: "/auth/sessions/:id",
  operationId: "deleteAuthSession",
  summary: "End one of your sessions at once",
  tag: "Auth",
  access: "authenticated",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.identity.revokeSession(principal, params.id);
    return { body: { success: true as const } };
  },
});
