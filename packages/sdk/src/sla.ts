import { slaAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { SlaDays, Sla as SlaSetting } from "./wire.ts";

export interface Sla {
  get(signal?: AbortSignal): Promise<SlaSetting>;
  /** Deadlines of all open vulnerabilities follow. */
  set(days: SlaDays): Promise<SlaSetting>;
}

/** How long the team lets a vulnerability stay open. */
export function createSla(transport: Transport): Sla {
  return {
    get: async (signal) => (await transport.read("/sla", slaAnswer, {}, signal)).data,
    set: async (days) => (await transport.write("PUT", "/sla", slaAnswer, { days })).data,
  };
}
