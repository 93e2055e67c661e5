import type { Severity } from "@gatewatch/engines/findings";
import type { slaStates } from "./state.ts";

/** Days to the deadline; `null` = none. */
export type SlaDays = Readonly<Record<Severity, number | null>>;
export type SlaState = (typeof slaStates)[number];
