import type { Client } from "@gatewatch/sdk";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

const membersAPage = 100;
export const membersKey = ["members"] as const;
export const invitationsKey = ["invitations"] as const;

export function membersQuery(client: Client) {
  return infiniteQueryOptions({
    queryKey: membersKey,
    queryFn: ({ pageParam, signal }) => client.members.list({ page: pageParam, per_page: membersAPage }, signal),
    initialPageParam: 1,
    getNextPageParam: ({ meta }) => (meta.page * meta.per_page < meta.total ? meta.page + 1 : undefined),
  });
}

export function invitationsQuery(client: Client) {
  return queryOptions({ queryKey: invitationsKey, queryFn: ({ signal }) => client.members.invitations(signal) });
}
