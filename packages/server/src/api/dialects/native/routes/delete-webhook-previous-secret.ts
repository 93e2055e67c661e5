import { webhookAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const deleteWebhookPreviousSecret = route({
  method: "DELETE",
  url: "/webhooks/:id/previous-secret",
  operationId: "deleteWebhookPreviousSecret",
  summary: "End the overlap of two live secrets now",
  tag: "Webhooks",
  access: "integrations.write",
  schema: { params: idParams, answer: webhookAnswer },
  async handle({ principal, params }, { webhooks }) {
    return { body: { data: webhookBody(await webhooks.dropPreviousSecret(principal, params.id)) } };
  },
});
