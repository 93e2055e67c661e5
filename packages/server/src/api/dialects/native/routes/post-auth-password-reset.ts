import { passwordResetRequest, successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postAuthPasswordReset = route({
  method: "POST",
  url: "/auth/password-reset",
  operationId: "postAuthPasswordReset",
  summary: "Ask for a link to set a new password; the answer is the same for every address",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: passwordResetRequest, answer: successAnswer },
  async handle({ body }, { kernel }) {
    await kernel.identity.requestReset(body.email);
    return { body: { success: true as const } };
  },
});
