import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postAuthLogout = route({
  method: "POST",
  url: "/auth/logout",
  operationId: "postAuthLogout",
  summary: "End the session, if there is one",
  tag: "Auth",
  access: "authenticated",
  schema: { answer: successAnswer },
  async handle({ openSession }, { kernel }) {
    if (openSession) await kernel.identity.signOut(openSession.principal);
    return { body: { success: true as const }, sessionCookie: null };
  },
});
