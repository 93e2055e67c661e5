import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export const teamSettingsKey = ["team-settings"] as const;

/** What the team has decided for itself. */
export function teamSettingsQuery(client: Client) {
  return queryOptions({ queryKey: teamSettingsKey, queryFn: ({ signal }) => client.teams.settings(signal) });
}
