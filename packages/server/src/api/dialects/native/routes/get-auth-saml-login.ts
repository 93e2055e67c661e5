import { route } from "../../doors.ts";
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
  async handle({ query, signInCookie }, { kernel }) {
    const begun = await kernel.federation.begin("saml", query.provider, {
      returnTo: query.return_to,
      browser: signInCookie,
    });
    return { redirect: begun.url, signInCookie: begun.browser };
  },
});
