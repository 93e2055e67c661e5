import { loginAnswer, setupState } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { LoginAnswer, SetupRequest } from "./wire.ts";

export interface Setup {
  /** True until the first admin is made. */
  required(signal?: AbortSignal): Promise<boolean>;
  /** Makes the first admin with the token of the printed link, and signs in. */
  complete(request: SetupRequest): Promise<LoginAnswer>;
}

/** The first admin. */
export function createSetup(transport: Transport): Setup {
  return {
    required: async (signal) => (await transport.read("/setup", setupState, {}, signal)).data.required,
    complete: (request) => transport.write("POST", "/setup", loginAnswer, request),
  };
}
