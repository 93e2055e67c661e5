import { webhookAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";
import { idParams } from "../schema.ts";

export const getWebhook = route({
  method: "GET",
  url: "/webhooks/:id",
  operationId: "getWebhook",
  summary: "One webhook",
  tag: "Webhooks",
  access: "integrations.read",
  schema: { params: idParams, answer: webhookAnswer },
  async handle({ principal, params }, { webhooks }) {
    return { body: { data: webhookBody(await webhooks.get(principal.teamId, params.id)) } };
  },
});
