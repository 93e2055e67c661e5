import { webhookDeliveryAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { deliveryDetailBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const postWebhookDeliveryReplay = route({
  method: "POST",
  url: "/webhooks/:id/deliveries/:deliveryId/replay",
  operationId: "postWebhookDeliveryReplay",
  summary: "Send the same body under the same message id once more",
  tag: "Webhooks",
  access: "integrations.write",
  success: 201,
  schema: { params: idParams.extend({ deliveryId: z.string().max(1024) }), answer: webhookDeliveryAnswer },
  async handle({ principal, params }, { webhooks }) {
    return { body: { data: deliveryDetailBody(await webhooks.replay(principal, params.id, params.deliveryId)) } };
  },
});
