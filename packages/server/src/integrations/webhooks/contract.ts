/** Outgoing webhooks, as the API sees them. */
import type { Id } from "@gatewatch/base/ids";
import type { webhookEvent } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TeamId } from "../../kernel/actor.ts";
import type { Actor } from "../../kernel/audit/index.ts";

export type WebhookId = Id<"webhook">;
export type DeliveryId = Id<"delivery">;
export type WebhookEvent = z.infer<typeof webhookEvent>;

export interface Webhook {
  readonly id: WebhookId;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  readonly disabledReason: "failing" | null;
  readonly createdAt: Date;
  readonly failingSince: Date | null;
  readonly lastDeliveryAt: Date | null;
  readonly lastStatus: number | null;
  readonly previousSecretUntil: Date | null;
}

export interface NewWebhook {
  readonly url: string;
  readonly description?: string | undefined;
  readonly events: readonly WebhookEvent[];
  readonly enabled?: boolean | undefined;
}

/** What is absent stays. */
export interface WebhookChange {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  readonly enabled?: boolean | undefined;
}

export interface Delivery {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  /** The same for a replay. */
  readonly messageId: string;
  readonly event: string;
  readonly state: "waiting" | "delivered" | "failed";
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly replayOf: DeliveryId | null;
}

export interface Attempt {
  readonly attempt: number;
  readonly at: Date;
  /** `null` when there was no answer. */
  readonly status: number | null;
  readonly ms: number;
  readonly error: string | null;
  /** Beginning of the answer's body. */
  readonly excerpt: string;
}

export interface DeliveryDetail extends Delivery {
  /** What is sent, byte for byte. */
  readonly body: string;
  readonly log: readonly Attempt[];
}

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[];
  readonly nextCursor: string | null;
}

/** Faults: `webhooks.not_found`, `webhooks.invalid_url`, `webhooks.target_refused`, `webhooks.too_many`, `webhooks.invalid_cursor`. */
export interface Webhooks {
  /** The secret is in this answer and nowhere else. */
  create(actor: Actor, request: NewWebhook): Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  list(teamId: TeamId): Promise<readonly Webhook[]>;
  get(teamId: TeamId, id: string): Promise<Webhook>;
  update(actor: Actor, id: string, change: WebhookChange): Promise<Webhook>;
  remove(actor: Actor, id: string): Promise<void>;
  /** Makes a new secret; the one before stays live for `overlapSeconds`. */
  rotateSecret(
    actor: Actor,
    id: string,
    overlapSeconds: number,
  ): Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  /** Ends the overlap of a rotation now. */
  dropPreviousSecret(actor: Actor, id: string): Promise<Webhook>;
  /** Sends one `webhook.test` here and now, tried once. */
  test(actor: Actor, id: string): Promise<DeliveryDetail>;
  /** Newest first. */
  deliveries(teamId: TeamId, id: string, query: { cursor?: string | undefined; limit: number }): Promise<DeliveryPage>;
  delivery(teamId: TeamId, id: string, deliveryId: string): Promise<DeliveryDetail>;
  /** Sends the same body under the same message id once more. */
  replay(actor: Actor, id: string, deliveryId: string): Promise<DeliveryDetail>;
}
