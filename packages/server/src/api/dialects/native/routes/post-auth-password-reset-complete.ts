import { completeResetRequest, successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postAuthPasswordResetComplete = route({
  method: "POST",
  url: "/auth/password-reset/complete",
  operationId: "postAuthPasswordResetComplete",
  summary: "Set a new password with a link; every session ends",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: completeResetRequest, answer: successAnswer },
  async handle({ body }, { kernel }) {
    await kernel.identity.completeReset(body.token, body.password);
    return { body: { success: true as const } };
  },
});
