import type { Identified } from "./credentials.ts";
import type { GateRule } from "./gate.ts";
import type { Trace } from "./trace.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the gate for every request of a dialect. */
    identified: Identified | undefined;
    /** Set first of all, for every request. */
    trace: Trace | undefined;
  }
  interface FastifyContextConfig {
    /** Absent for pages and for addresses that lead nowhere. */
    readonly rule?: GateRule;
  }
}
