import { z } from "zod";
import { route } from "../../doors.ts";
import { redirectAnswer } from "../schema.ts";

const samlForm = z.object({
  SAMLResponse: z.string().min(1).max(700_000),
  RelayState: z.string().max(200).optional(),
});

export const postAuthSamlAcs = route({
  method: "POST",
  url: "/auth/saml/acs",
  operationId: "postAuthSamlAcs",
  summary: "Where a SAML identity provider makes the browser post its answer; sets the session cookie",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  signInStep: "back",
  takesForm: true,
  schema: { body: samlForm, answer: redirectAnswer },
  async handle({ body, signInCookie, origin }, { kernel }) {
    const { SAMLResponse: samlResponse, RelayState: relayState } = body;
    const { token, returnPath } = await kernel.federation.finishSaml(
      { samlResponse, relayState },
      signInCookie,
      origin,
    );
    return { redirect: returnPath, sessionCookie: token };
  },
});
