import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export const ruleSetsKey = ["rule-sets"] as const;

export function ruleSetsQuery(client: Client) {
  return queryOptions({ queryKey: ruleSetsKey, queryFn: ({ signal }) => client.ruleSets.list(signal) });
}

/** One with its text, read anew each time it is opened. */
export function ruleSetQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: [...ruleSetsKey, id],
    queryFn: ({ signal }) => client.ruleSets.get(id, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
