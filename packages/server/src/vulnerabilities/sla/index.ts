/** Deadlines: a team's days by severity, and how a vulnerability stands against them. It knows no issue's table. */
export type { SlaDays, SlaSetting, SlaState } from "./contract.ts";
export { slaMigrations } from "./migrations/index.ts";
export { clockStates, defaultSlaDays, isPausing, slaStateOf, slaStates, soonShare } from "./state.ts";
export { lockRenewal, saveRenewal, saveSlaDays, selectRenewals, selectSlaDays } from "./store.ts";
