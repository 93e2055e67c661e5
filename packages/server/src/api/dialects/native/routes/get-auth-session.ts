import { sessionAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { sessionBody } from "../render-session.ts";

export const getAuthSession = route({
  method: "GET",
  url: "/auth/session",
  operationId: "getAuthSession",
  summary: "Who is signed in; 200 also for nobody",
  tag: "Auth",
  access: "public",
  schema: { answer: sessionAnswer },
  async handle({ openSession }, { kernel }) {
    return { body: openSession ? await sessionBody(openSession, kernel) : nobody };
  },
});

const nobody = {
  authenticated: false,
  user: null,
  team: null,
  role: null,
  permissions: [],
  session: null,
  second_factor: null,
};
