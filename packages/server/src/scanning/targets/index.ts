/** What is scanned: reads a client's target, says whether it may be scanned, and keeps its identity. Touches no network. */

export { findRepository } from "./find-repository.ts";
export { targetsMigrations } from "./migrations/index.ts";
export { providerOf, type RepositoryRow } from "./repository.ts";
export { type ResolveDeps, resolveTarget } from "./resolve.ts";
export type { ResolvedTarget, Source } from "./source.ts";
export { baselineBranch, ensureTarget, selectRepositories } from "./store.ts";
