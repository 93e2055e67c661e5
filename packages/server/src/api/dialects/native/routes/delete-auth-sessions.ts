import { revokedAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const deleteAuthSessions = route({
  method: "DELETE",
  url: "/auth/sessions",
  operationId: "deleteAuthSessions",
  summary: "End all of your sessions but this one",
  tag: "Auth",
  access: "authenticated",
  schema: { answer: revokedAnswer },
  async handle({ openSession }, { kernel }) {
    const count = await kernel.identity.revokeOtherSessions(requireSession(openSession));
    return { body: { success: true as const, revoked_count: count } };
  },
});
