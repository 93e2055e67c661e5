import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export const sessionsKey = ["account-sessions"] as const;
export const factorKey = ["second-factor"] as const;

export function sessionsQuery(client: Client) {
  return queryOptions({ queryKey: sessionsKey, queryFn: ({ signal }) => client.account.sessions(signal) });
}

export function factorQuery(client: Client) {
  return queryOptions({ queryKey: factorKey, queryFn: ({ signal }) => client.account.secondFactor(signal) });
}
