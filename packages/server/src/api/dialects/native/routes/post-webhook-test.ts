import { webhookDeliveryAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { deliveryDetailBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const postWebhookTest = route({
  method: "POST",
  url: "/webhooks/:id/test",
  operationId: "postWebhookTest",
  summary: "Send one webhook.test now and answer what came of it",
  tag: "Webhooks",
  access: "integrations.write",
  schema: { params: idParams, answer: webhookDeliveryAnswer },
  async handle({ principal, params }, { webhooks }) {
    return { body: { data: deliveryDetailBody(await webhooks.test(principal, params.id)) } };
  },
});
