import { route } from "../../doors.ts";
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
  async handle({ query, signInCookie }, { kernel }) {
    const begun = await kernel.federation.begin("oidc", query.provider, {
      returnTo: query.return_to,
      browser: signInCookie,
    });
    return { redirect: begun.url, signInCookie: begun.browser };
  },
});
