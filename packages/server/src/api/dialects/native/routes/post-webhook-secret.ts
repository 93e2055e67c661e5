import { rotateWebhookSecretRequest, webhookSecretAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const postWebhookSecret = route({
  method: "POST",
  url: "/webhooks/:id/secret",
  operationId: "postWebhookSecret",
  summary: "Make a new secret; the one before stays live for as long as is said",
  tag: "Webhooks",
  access: "integrations.write",
  schema: { params: idParams, body: rotateWebhookSecretRequest, answer: webhookSecretAnswer },
  async handle({ principal, params, body }, { webhooks }) {
    const { webhook, secret } = await webhooks.rotateSecret(principal, params.id, body.overlap_seconds);
    return { body: { data: { ...webhookBody(webhook), secret } } };
  },
});
