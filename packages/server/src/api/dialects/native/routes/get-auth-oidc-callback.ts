import { z } from "zod";
import { route } from "../../doors.ts";
import { redirectAnswer } from "../schema.ts";

/** Whatever else the provider adds goes on to the library, each once. */
const callbackQuery = z.object({ state: z.string().max(200).optional() }).catchall(z.string().max(8192));

export const getAuthOidcCallback = route({
  method: "GET",
  url: "/auth/oidc/callback",
  operationId: "getAuthOidcCallback",
  summary: "Where an OpenID Connect provider sends the browser back; sets the session cookie",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  signInStep: "back",
  schema: { query: callbackQuery, answer: redirectAnswer },
  async handle({ query, signInCookie, origin }, { kernel }) {
    const { token, returnPath } = await kernel.federation.finishOidc(query, signInCookie, origin);
    return { redirect: returnPath, sessionCookie: token };
  },
});
