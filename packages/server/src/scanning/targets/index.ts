/** What is scanned: reads a client's target, says whether it may be scanned, and keeps its identity. Touches no network. */
export { targetsMigrations } from "./migrations/index.ts";
export { type ResolveDeps, resolveTarget } from "./resolve.ts";
export type { ResolvedTarget, Source } from "./source.ts";
export { baselineBranch, ensureTarget } from "./store.ts";
