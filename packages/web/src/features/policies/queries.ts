import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export const policiesKey = ["policies"] as const;
export const slaKey = ["sla"] as const;

export function policiesQuery(client: Client) {
  return queryOptions({
    queryKey: policiesKey,
    queryFn: ({ signal }) => client.vulnerabilityPolicies.list(signal),
  });
}

export function slaQuery(client: Client) {
  return queryOptions({ queryKey: slaKey, queryFn: ({ signal }) => client.sla.get(signal) });
}
