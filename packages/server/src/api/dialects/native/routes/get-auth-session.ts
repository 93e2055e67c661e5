import { sessionAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { teamBody, userBody } from "../render.ts";

export const getAuthSession = route({
  method: "GET",
  url: "/auth/session",
  operationId: "getAuthSession",
  summary: "Who is signed in; 200 also for nobody",
  tag: "Auth",
  access: "public",
  schema: { answer: sessionAnswer },
  async handle({ openSession }) {
    if (!openSession) {
      const nobody = { authenticated: false, user: null, team: null, role: null, permissions: [], session: null };
      return { body: nobody };
    }
    const { principal, session } = openSession;
    return {
      body: {
        authenticated: true,
        user: userBody(openSession),
        team: teamBody(openSession),
        role: principal.role,
        permissions: [...principal.permissions],
        session: { id: session.id, expires_at: session.expiresAt.toISOString() },
      },
    };
  },
});
