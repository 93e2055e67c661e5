import { deviceCodeAnswer, deviceCodeRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postAuthDeviceCode = route({
  method: "POST",
  url: "/auth/device/code",
  operationId: "postAuthDeviceCode",
  summary: "Codes for a program that signs a person in without a browser (RFC 8628)",
  tag: "Auth",
  access: "public",
  limitClass: "authentication",
  schema: { body: deviceCodeRequest, answer: deviceCodeAnswer },
  async handle({ body, origin }, { kernel }) {
    const started = await kernel.devices.start({ clientName: body.client_id, ip: origin.ip });
    const uri = `${kernel.publicUrl}/device`;
    return {
      body: {
        device_code: started.deviceCode,
        user_code: started.userCode,
        verification_uri: uri,
        verification_uri_complete: `${uri}?user_code=${started.userCode}`,
        expires_in: started.expiresInSeconds,
        interval: started.intervalSeconds,
      },
    };
  },
});
