import {
  successAnswer,
  webhookAnswer,
  webhookDeliveryAnswer,
  webhookDeliveryListAnswer,
  webhookListAnswer,
  webhookSecretAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type {
  CreateWebhook,
  UpdateWebhook,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookWithSecret,
} from "./wire.ts";

export interface Webhooks {
  list(signal?: AbortSignal): Promise<Webhook[]>;
  /** The secret is in this answer and nowhere else. */
  create(request: CreateWebhook): Promise<WebhookWithSecret>;
  update(id: string, change: UpdateWebhook): Promise<Webhook>;
  delete(id: string): Promise<void>;
  /** A new secret; the one before stays live for `overlapSeconds`. */
  rotateSecret(id: string, overlapSeconds: number): Promise<WebhookWithSecret>;
  dropPreviousSecret(id: string): Promise<Webhook>;
  /** Sends a test now and says what came of it. */
  test(id: string): Promise<WebhookDelivery>;
  deliveries(id: string, cursor?: string, signal?: AbortSignal): Promise<WebhookDeliveryList>;
  delivery(id: string, deliveryId: string, signal?: AbortSignal): Promise<WebhookDelivery>;
  replay(id: string, deliveryId: string): Promise<WebhookDelivery>;
}

/** Where the team is told of what happens. */
export function createWebhooks(transport: Transport): Webhooks {
  const at = (id: string, rest = "") => `/webhooks/${encodeURIComponent(id)}${rest}`;
  const deliveryAt = (id: string, deliveryId: string) => at(id, `/deliveries/${encodeURIComponent(deliveryId)}`);
  return {
    list: async (signal) => (await transport.read("/webhooks", webhookListAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/webhooks", webhookSecretAnswer, request)).data,
    update: async (id, change) => (await transport.write("PATCH", at(id), webhookAnswer, change)).data,
    delete: async (id) => {
      await transport.write("DELETE", at(id), successAnswer);
    },
    async rotateSecret(id, overlapSeconds) {
      const request = { overlap_seconds: overlapSeconds };
      return (await transport.write("POST", at(id, "/secret"), webhookSecretAnswer, request)).data;
    },
    dropPreviousSecret: async (id) => (await transport.write("DELETE", at(id, "/previous-secret"), webhookAnswer)).data,
    test: async (id) => (await transport.write("POST", at(id, "/test"), webhookDeliveryAnswer)).data,
    deliveries: (id, cursor, signal) =>
      transport.read(at(id, "/deliveries"), webhookDeliveryListAnswer, { cursor }, signal),
    delivery: async (id, deliveryId, signal) =>
      (await transport.read(deliveryAt(id, deliveryId), webhookDeliveryAnswer, {}, signal)).data,
    replay: async (id, deliveryId) =>
      (await transport.write("POST", `${deliveryAt(id, deliveryId)}/replay`, webhookDeliveryAnswer)).data,
  };
}
