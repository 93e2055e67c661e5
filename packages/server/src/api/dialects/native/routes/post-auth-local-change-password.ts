import { changePasswordRequest, messageAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const postAuthLocalChangePassword = route({
  method: "POST",
  url: "/auth/local/change-password",
  operationId: "postAuthLocalChangePassword",
  summary: "Set a new password; every other session ends",
  tag: "Auth",
  access: "authenticated",
  limitClass: "authentication",
  schema: { body: changePasswordRequest, answer: messageAnswer },
  async handle({ body, openSession, origin }, { kernel }) {
    const { username, current_password: current, new_password: next } = body;
    await kernel.identity.changePassword(requireSession(openSession), { username, current, next }, origin);
    return { body: { message: "Password changed. Your other sessions have ended." } };
  },
});
