import { deviceAnswer, deviceCodeAnswer, deviceTokenAnswer, successAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { DeviceCode, DeviceToken, WaitingDevice } from "./wire.ts";

export interface Devices {
  /** Codes for this program: `device_code` to keep, `user_code` to show. */
  start(clientName: string): Promise<DeviceCode>;
  /** Throws `ApiError` with `authorization_pending` or `slow_down` until somebody has answered. */
  redeem(deviceCode: string): Promise<DeviceToken>;
  /** What waits behind a code. */
  look(userCode: string, signal?: AbortSignal): Promise<WaitingDevice>;
  answer(userCode: string, approve: boolean): Promise<void>;
}

/** Sign-in of programs without a browser (RFC 8628). */
export function createDevices(transport: Transport): Devices {
  const place = (userCode: string) => `/auth/device/${encodeURIComponent(userCode)}`;
  return {
    start: (clientName) => transport.write("POST", "/auth/device/code", deviceCodeAnswer, { client_id: clientName }),
    redeem: (deviceCode) =>
      transport.write("POST", "/auth/device/token", deviceTokenAnswer, {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        device_code: deviceCode,
      }),
    look: async (userCode, signal) => (await transport.read(place(userCode), deviceAnswer, {}, signal)).data,
    async answer(userCode, approve) {
      await transport.write("POST", place(userCode), successAnswer, { approve });
    },
  };
}
