import { deviceTokenAnswer, deviceTokenRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postAuthDeviceToken = route({
  method: "POST",
  url: "/auth/device/token",
  operationId: "postAuthDeviceToken",
  summary: "The API key of a device whose code was approved; until then, why not",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: deviceTokenRequest, answer: deviceTokenAnswer },
  async handle({ body }, { kernel, clock }) {
    const { key, value } = await kernel.devices.redeem(body.device_code);
    const lifeMs = (key.expiresAt?.getTime() ?? 0) - clock.now().getTime();
    const expiresIn = Math.max(0, Math.floor(lifeMs / 1000));
    const token = { access_token: value, token_type: "Bearer" as const };
    return { body: { ...token, expires_in: expiresIn, scope: key.scopes.join(" ") } };
  },
});
