import { answerDeviceRequest, successAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { requireSession } from "../require-session.ts";

export const postAuthDevice = route({
  method: "POST",
  url: "/auth/device/:user_code",
  operationId: "postAuthDevice",
  summary: "Let the device act for you, or refuse it",
  tag: "Auth",
  access: "keys.write",
  limitClass: "authentication",
  schema: { params: z.object({ user_code: z.string().max(1024) }), body: answerDeviceRequest, answer: successAnswer },
  async handle({ params, body, openSession }, { kernel }) {
    const { userCode } = await kernel.devices.look(params.user_code);
    await kernel.devices.answer(requireSession(openSession).principal, userCode, body.approve);
    return { body: { success: true as const } };
  },
});
