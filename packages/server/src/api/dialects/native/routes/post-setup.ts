import { loginAnswer, setupRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { userBody } from "../render.ts";

export const postSetup = route({
  method: "POST",
  url: "/setup",
  operationId: "postSetup",
  summary: "Make the first administrator with the token of the printed setup link, and sign in",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  success: 201,
  schema: { body: setupRequest, answer: loginAnswer },
  async handle({ body, origin }, { kernel }) {
    const { team_name: teamName, ...request } = body;
    const { token, open } = await kernel.identity.setUp({ ...request, teamName }, origin);
    return { body: { user: userBody(open), token }, sessionCookie: token };
  },
});
