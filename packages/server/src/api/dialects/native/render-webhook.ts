import type { webhook, webhookDelivery, webhookDeliveryDetail } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Delivery, DeliveryDetail, Webhook } from "../../../integrations/webhooks/index.ts";

const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export function webhookBody(row: Webhook): z.output<typeof webhook> {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: [...row.events],
    enabled: row.enabled,
    disabled_reason: row.disabledReason,
    created_at: row.createdAt.toISOString(),
    failing_since: instantOf(row.failingSince),
    last_delivery_at: instantOf(row.lastDeliveryAt),
    last_status: row.lastStatus,
    previous_secret_until: instantOf(row.previousSecretUntil),
  };
}

export function deliveryBody(row: Delivery): z.output<typeof webhookDelivery> {
  return {
    id: row.id,
    webhook_id: row.webhookId,
    message_id: row.messageId,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    created_at: row.createdAt.toISOString(),
    next_attempt_at: instantOf(row.nextAttemptAt),
    delivered_at: instantOf(row.deliveredAt),
    last_status: row.lastStatus,
    last_error: row.lastError,
    replay_of: row.replayOf,
  };
}

export function deliveryDetailBody(row: DeliveryDetail): z.output<typeof webhookDeliveryDetail> {
  return {
    ...deliveryBody(row),
    body: row.body,
    log: row.log.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
  };
}
