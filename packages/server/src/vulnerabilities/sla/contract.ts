import type { Severity } from "@gatewatch/engines/findings";

/** Days to the deadline; `null` = none. */
export type SlaDays = Readonly<Record<Severity, number | null>>;
export type SlaState = "on_track" | "due_soon" | "breached" | "paused" | "none";

export interface SlaSetting {
  readonly days: SlaDays;
  readonly isDefault: boolean;
}
