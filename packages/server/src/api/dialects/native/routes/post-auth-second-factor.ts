import { enrolFactorAnswer, passwordProof } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const postAuthSecondFactor = route({
  method: "POST",
  url: "/auth/second-factor",
  operationId: "postAuthSecondFactor",
  summary: "A secret for your authenticator; it counts once it is confirmed",
  tag: "Auth",
  access: "authenticated",
  limitClass: "authentication",
  schema: { body: passwordProof, answer: enrolFactorAnswer },
  async handle({ body, openSession, origin }, { kernel }) {
    const open = requireSession(openSession);
    const { secret, otpauthUrl } = await kernel.identity.enrolFactor(open, body.password, origin);
    return { body: { data: { secret, otpauth_url: otpauthUrl } } };
  },
});
