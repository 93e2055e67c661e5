/** Outgoing webhooks: where a team wants to be told of what, and what became of each delivery. */
import { z } from "zod";
import { instant } from "./common.ts";

export const webhookEvents = [
  "scan.completed",
  "scan.failed",
  "subscription.updated",
  "usage.limit_reached",
  "vulnerability.opened",
  "vulnerability.fixed",
  "vulnerability.reopened",
  "vulnerability.sla_breached",
  "report.ready",
  "webhook.disabled",
] as const;
export const webhookEvent = z.enum(webhookEvents).meta({ id: "WebhookEvent" });

export const webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    events: z.array(webhookEvent),
    enabled: z.boolean(),
    /** `failing`: no delivery succeeded for five days. */
    disabled_reason: z.enum(["failing"]).nullable(),
    created_at: instant,
    /** Since when no delivery succeeded, while some failed. */
    failing_since: instant.nullable(),
    last_delivery_at: instant.nullable(),
    last_status: z.int().nullable(),
    /** Until then the secret before this one is live too. */
    previous_secret_until: instant.nullable(),
  })
  .meta({ id: "Webhook" });

const url = z.string().min(1).max(2048);
const description = z.string().max(500);
const events = z.array(webhookEvent).min(1).max(webhookEvents.length);

/** `POST /webhooks`. */
export const createWebhookRequest = z
  .object({ url, description: description.optional(), events, enabled: z.boolean().optional() })
  .meta({ examples: [{ url: "https://example.com/hooks/gatewatch", events: ["scan.completed", "scan.failed"] }] });
/** `PATCH /webhooks/{id}`: what is absent stays. Switching on forgets earlier failures. */
export const updateWebhookRequest = z
  .object({
    url: url.optional(),
    description: description.optional(),
    events: events.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { error: "changes nothing" })
  .meta({ examples: [{ enabled: false }] });
/** `POST /webhooks/{id}/secret`. Both secrets sign for so long; 0 ends the old one at once. */
export const rotateWebhookSecretRequest = z
  .object({ overlap_seconds: z.int().min(0).max(604_800) })
  .meta({ examples: [{ overlap_seconds: 86_400 }] });
export const webhookAnswer = z.object({ data: webhook });
/** The secret is in this answer and nowhere else. */
export const webhookSecretAnswer = z.object({ data: webhook.extend({ secret: z.string() }) });
export const webhookListAnswer = z.object({ data: z.array(webhook), meta: z.object({ total: z.int() }) });

export const webhookDelivery = z
  .object({
    id: z.uuid(),
    webhook_id: z.uuid(),
    /** `webhook-id` of the request: the same for a replay. */
    message_id: z.string(),
    event: z.string(),
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: z.int(),
    created_at: instant,
    next_attempt_at: instant.nullable(),
    delivered_at: instant.nullable(),
    last_status: z.int().nullable(),
    last_error: z.string().nullable(),
    replay_of: z.uuid().nullable(),
  })
  .meta({ id: "WebhookDelivery" });
export const webhookAttempt = z.object({
  attempt: z.int(),
  at: instant,
  /** HTTP status of the answer; `null` when there was none. */
  status: z.int().nullable(),
  ms: z.int(),
  error: z.string().nullable(),
  /** Beginning of the answer's body. */
  excerpt: z.string(),
});
export const webhookDeliveryDetail = webhookDelivery
  .extend({ body: z.string(), log: z.array(webhookAttempt) })
  .meta({ id: "WebhookDeliveryDetail" });
export const webhookDeliveryAnswer = z.object({ data: webhookDeliveryDetail });
/** `GET /webhooks/{id}/deliveries`: newest first, keyset. */
export const webhookDeliveryListAnswer = z.object({
  data: z.array(webhookDelivery),
  meta: z.object({ next_cursor: z.string().nullable() }),
});
