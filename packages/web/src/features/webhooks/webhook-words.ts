import type { Webhook, WebhookDeliveryRow, WebhookEvent } from "@gatewatch/sdk";
import type { RingShape } from "../../design/index.ts";

/** When each event is sent. */
export const eventWords: Record<WebhookEvent, string> = {
  "scan.completed": "A scan ended",
  "scan.failed": "A scan failed",
  "subscription.updated": "The plan changed",
  "usage.limit_reached": "A limit was reached",
  "vulnerability.opened": "A vulnerability is new",
  "vulnerability.fixed": "A vulnerability is fixed",
  "vulnerability.reopened": "A vulnerability came back",
  "vulnerability.sla_breached": "A vulnerability's deadline has passed",
  "report.ready": "A report is ready",
  "webhook.disabled": "A webhook was switched off",
};

export const webhookEvents = [
  "scan.completed",
  "scan.failed",
  "vulnerability.opened",
  "vulnerability.fixed",
  "vulnerability.reopened",
  "vulnerability.sla_breached",
  "report.ready",
  "usage.limit_reached",
  "subscription.updated",
  "webhook.disabled",
] as const satisfies readonly WebhookEvent[];

export interface Shown {
  readonly name: string;
  readonly shape: RingShape;
}

/** Whether a webhook delivers, and why not. */
export function webhookState(
  webhook: Pick<Webhook, "enabled" | "disabled_reason" | "failing_since" | "last_delivery_at">,
): Shown {
  if (!webhook.enabled) {
    return webhook.disabled_reason === "failing"
      ? { name: "Switched off after failing for 5 d", shape: "failed" }
      : { name: "Off", shape: "struck" };
  }
  if (webhook.failing_since !== null) return { name: "Failing", shape: "failed" };
  return webhook.last_delivery_at === null
    ? { name: "On, nothing sent yet", shape: "plain" }
    : { name: "On", shape: "check" };
}

export const deliveryStates: Record<WebhookDeliveryRow["state"], Shown> = {
  waiting: { name: "Waiting", shape: "half" },
  delivered: { name: "Delivered", shape: "check" },
  failed: { name: "Failed", shape: "failed" },
};

/** What the receiver answered last, in words. */
export function answerText(delivery: Pick<WebhookDeliveryRow, "last_status" | "last_error">): string {
  if (delivery.last_status !== null) return `Answered ${delivery.last_status}`;
  return delivery.last_error ?? "Not sent yet";
}
