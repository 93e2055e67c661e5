import { passwordProof, successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const postAuthSecondFactorDisable = route({
  method: "POST",
  url: "/auth/second-factor/disable",
  operationId: "postAuthSecondFactorDisable",
  summary: "Take your second factor away",
  tag: "Auth",
  access: "authenticated",
  limitClass: "authentication",
  schema: { body: passwordProof, answer: successAnswer },
  async handle({ body, openSession, origin }, { kernel }) {
    await kernel.identity.disableFactor(requireSession(openSession), body.password, origin);
    return { body: { success: true as const } };
  },
});
