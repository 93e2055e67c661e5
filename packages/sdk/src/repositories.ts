import { repositoryListAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { RepositoryList } from "./wire.ts";

export interface RepositoryQuery {
  /** Part of the name. */
  readonly name?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface Repositories {
  /** By name; one appears with its first scan. */
  list(query?: RepositoryQuery, signal?: AbortSignal): Promise<RepositoryList>;
}

/** What the team's scans of code were about. */
export function createRepositories(transport: Transport): Repositories {
  return {
    list: (query = {}, signal) => transport.read("/repositories", repositoryListAnswer, { ...query }, signal),
  };
}
