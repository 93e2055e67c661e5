import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

/** The repositories that something can be narrowed to, by name, at most 100. */
export function repositoriesQuery(client: Client) {
  return queryOptions({
    queryKey: ["repositories"],
    queryFn: async ({ signal }) => (await client.repositories.list({ limit: 100 }, signal)).data,
    staleTime: 60_000,
  });
}
