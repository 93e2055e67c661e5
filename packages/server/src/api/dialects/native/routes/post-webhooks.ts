import { createWebhookRequest, webhookSecretAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";

export const postWebhooks = route({
  method: "POST",
  url: "/webhooks",
  operationId: "postWebhooks",
  summary: "Make a webhook; its secret is in this answer and nowhere else",
  tag: "Webhooks",
  access: "integrations.write",
  success: 201,
  schema: { body: createWebhookRequest, answer: webhookSecretAnswer },
  async handle({ principal, body }, { webhooks }) {
    const { webhook, secret } = await webhooks.create(principal, body);
    return { body: { data: { ...webhookBody(webhook), secret } } };
  },
});
