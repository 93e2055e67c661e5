import type { Client } from "@gatewatch/sdk";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

const pollMs = 3000;
export const webhooksKey = ["webhooks"] as const;
export const deliveriesKey = (id: string) => ["webhook-deliveries", id] as const;

export function webhooksQuery(client: Client) {
  return queryOptions({ queryKey: webhooksKey, queryFn: ({ signal }) => client.webhooks.list(signal) });
}

/** Read again by itself while a delivery waits for its next attempt. */
export function deliveriesQuery(client: Client, id: string) {
  return infiniteQueryOptions({
    queryKey: deliveriesKey(id),
    queryFn: ({ pageParam, signal }) => client.webhooks.deliveries(id, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.some((one) => one.state === "waiting")) === true ? pollMs : false,
  });
}

export function deliveryQuery(client: Client, webhookId: string, deliveryId: string) {
  return queryOptions({
    queryKey: ["webhook-delivery", webhookId, deliveryId],
    queryFn: ({ signal }) => client.webhooks.delivery(webhookId, deliveryId, signal),
  });
}
