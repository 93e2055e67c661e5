import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export function keyListQuery(client: Client) {
  return queryOptions({ queryKey: ["keys"], queryFn: ({ signal }) => client.keys.list(signal) });
}
