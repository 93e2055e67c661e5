import type { Client } from "@gatewatch/sdk";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

export const integrationsKey = ["integrations"] as const;
export const projectsKey = (id: string, search: string) => ["integration-projects", id, search] as const;

export function integrationsQuery(client: Client) {
  return queryOptions({ queryKey: integrationsKey, queryFn: ({ signal }) => client.integrations.list(signal) });
}

export function projectsQuery(client: Client, id: string, search: string) {
  return infiniteQueryOptions({
    queryKey: projectsKey(id, search),
    queryFn: ({ pageParam, signal }) =>
      client.integrations.projects(id, { page: pageParam, ...(search === "" ? {} : { search }) }, signal),
    initialPageParam: 1,
    getNextPageParam: ({ meta }) => meta.next_page ?? undefined,
  });
}
