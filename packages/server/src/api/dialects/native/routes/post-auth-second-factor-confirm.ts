import { confirmFactorRequest, recoveryCodesAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const postAuthSecondFactorConfirm = route({
  method: "POST",
  url: "/auth/second-factor/confirm",
  operationId: "postAuthSecondFactorConfirm",
  summary: "Switch the second factor on with a first code; answers ten recovery codes, this once",
  tag: "Auth",
  access: "authenticated",
  limitClass: "authentication",
  schema: { body: confirmFactorRequest, answer: recoveryCodesAnswer },
  async handle({ body, openSession }, { kernel }) {
    const codes = await kernel.identity.confirmFactor(requireSession(openSession), body.totp);
    return { body: { data: { recovery_codes: [...codes] } } };
  },
});
