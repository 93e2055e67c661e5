import { webhookListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { webhookBody } from "../render-webhook.ts";

export const getWebhooks = route({
  method: "GET",
  url: "/webhooks",
  operationId: "getWebhooks",
  summary: "The webhooks of the team",
  tag: "Webhooks",
  access: "integrations.read",
  schema: { answer: webhookListAnswer },
  async handle({ principal }, { webhooks }) {
    const rows = (await webhooks.list(principal.teamId)).map(webhookBody);
    return { body: { data: rows, meta: { total: rows.length } } };
  },
});
