import { webhookDeliveryListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { deliveryBody } from "../render-webhook.ts";
import { cursorQuery, idParams } from "../schema.ts";

export const getWebhookDeliveries = route({
  method: "GET",
  url: "/webhooks/:id/deliveries",
  operationId: "getWebhookDeliveries",
  summary: "What was sent to a webhook in the last 30 days, newest first",
  tag: "Webhooks",
  access: "integrations.read",
  schema: { params: idParams, query: cursorQuery.omit({ severity: true }), answer: webhookDeliveryListAnswer },
  async handle({ principal, params, query }, { webhooks }) {
    const { deliveries, nextCursor } = await webhooks.deliveries(principal.teamId, params.id, query);
    const next = new URLSearchParams({ limit: String(query.limit), cursor: nextCursor ?? "" });
    const link = `</api/v1/webhooks/${encodeURIComponent(params.id)}/deliveries?${next}>; rel="next"`;
    return {
      body: { data: deliveries.map(deliveryBody), meta: { next_cursor: nextCursor } },
      ...(nextCursor === null ? {} : { headers: { Link: link } }),
    };
  },
});
