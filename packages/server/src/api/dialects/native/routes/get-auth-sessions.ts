import { sessionListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { sessionListBody } from "../render-people.ts";
import { requireSession } from "../require-session.ts";

export const getAuthSessions = route({
  method: "GET",
  url: "/auth/sessions",
  operationId: "getAuthSessions",
  summary: "Your live sessions, the one used last first",
  tag: "Auth",
  access: "authenticated",
  schema: { answer: sessionListAnswer },
  async handle({ openSession }, { kernel }) {
    const { userId, sessionId } = requireSession(openSession).principal;
    return { body: sessionListBody(await kernel.identity.sessions({ userId }), sessionId) };
  },
});
