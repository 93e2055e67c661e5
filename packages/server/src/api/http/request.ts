import type { Identified } from "./credentials.ts";
import type { GateRule } from "./gate.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the gate for every request of a dialect. */
    identified: Identified | undefined;
  }
  interface FastifyContextConfig {
    /** Absent for pages and for addresses that lead nowhere. */
    readonly rule?: GateRule;
  }
}
