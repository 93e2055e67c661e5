import { route } from "../../doors.ts";
import { beginSignIn } from "../begin-sign-in.ts";
import { beginQuery, redirectAnswer } from "../schema.ts";

export const getAuthSamlLogin = route({
  method: "GET",
  url: "/auth/saml/login",
  operationId: "getAuthSamlLogin",
  summary: "Send the browser to a SAML identity provider to sign in",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  signInStep: "away",
  schema: { query: beginQuery, answer: redirectAnswer },
  handle: ({ query, signInCookie }, doors) => beginSignIn(doors, "saml", query, signInCookie),
});
