import { deviceAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";

export const getAuthDevice = route({
  method: "GET",
  url: "/auth/device/:user_code",
  operationId: "getAuthDevice",
  summary: "What waits behind the code that a device shows",
  tag: "Auth",
  access: "keys.write",
  limitClass: "authentication",
  schema: { params: z.object({ user_code: z.string().max(1024) }), answer: deviceAnswer },
  async handle({ params }, { kernel }) {
    const { userCode, clientName, ip, expiresAt } = await kernel.devices.look(params.user_code);
    const shown = `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
    return { body: { data: { user_code: shown, client_name: clientName, ip, expires_at: expiresAt.toISOString() } } };
  },
});
