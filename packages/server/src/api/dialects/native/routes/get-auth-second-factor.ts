import { factorState } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const getAuthSecondFactor = route({
  method: "GET",
  url: "/auth/second-factor",
  operationId: "getAuthSecondFactor",
  summary: "Whether your account has a second factor, and whether the team asks for one",
  tag: "Auth",
  access: "authenticated",
  schema: { answer: factorState },
  async handle({ openSession }, { kernel }) {
    const open = requireSession(openSession);
    const left = await kernel.identity.recoveryCodesLeft(open);
    const { secondFactorRequired: required } = open.team.settings;
    return { body: { data: { enabled: open.user.hasSecondFactor, required, recovery_codes_left: left } } };
  },
});
