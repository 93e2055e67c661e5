import { updateWebhookRequest, webhookAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const patchWebhook = route({
  method: "PATCH",
  url: "/webhooks/:id",
  operationId: "patchWebhook",
  summary: "Change a webhook; what is absent stays",
  tag: "Webhooks",
  access: "integrations.write",
  schema: { params: idParams, body: updateWebhookRequest, answer: webhookAnswer },
  async handle({ principal, params, body }, { webhooks }) {
    return { body: { data: webhookBody(await webhooks.update(principal, params.id, body)) } };
  },
});
