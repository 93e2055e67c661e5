import { route } from "../../doors.ts";
import { beginSignIn } from "../begin-sign-in.ts";
import { beginQuery, redirectAnswer } from "../schema.ts";

export const getAuthOidcLogin = route({
  method: "GET",
  url: "/auth/oidc/login",
  operationId: "getAuthOidcLogin",
  summary: "Send the browser to an OpenID Connect provider to sign in",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  signInStep: "away",
  schema: { query: beginQuery, answer: redirectAnswer },
  handle: ({ query, signInCookie }, doors) => beginSignIn(doors, "oidc", query, signInCookie),
});
