import { loginAnswer, loginRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { userBody } from "../render.ts";

const request = loginRequest
  .refine((body) => body.username !== undefined || body.email !== undefined, {
    path: ["username"],
    error: "the user name or the e-mail address is missing",
  })
  .meta({ examples: [{ username: "somebody@example.com", password: "YOUR_PASSWORD" }] });

export const postAuthLocalLogin = route({
  method: "POST",
  url: "/auth/local/login",
  operationId: "postAuthLocalLogin",
  summary: "Sign in with a user name or e-mail address and a password",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: request, answer: loginAnswer },
  async handle({ body, origin }, { kernel }) {
    const login = body.username ?? body.email ?? "";
    const factor = { totp: body.totp, recoveryCode: body.recovery_code };
    const { token, open } = await kernel.identity.signIn(login, body.password, origin, factor);
    return { body: { user: userBody(open), token }, sessionCookie: token };
  },
});
