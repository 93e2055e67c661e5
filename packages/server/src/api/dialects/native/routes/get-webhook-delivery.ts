import { webhookDeliveryAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { deliveryDetailBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const getWebhookDelivery = route({
  method: "GET",
  url: "/webhooks/:id/deliveries/:deliveryId",
  operationId: "getWebhookDelivery",
  summary: "One delivery with its body and every attempt",
  tag: "Webhooks",
  access: "integrations.read",
  schema: { params: idParams.extend({ deliveryId: z.string().max(1024) }), answer: webhookDeliveryAnswer },
  async handle({ principal, params }, { webhooks }) {
    const row = await webhooks.delivery(principal.teamId, params.id, params.deliveryId);
    return { body: { data: deliveryDetailBody(row) } };
  },
});
