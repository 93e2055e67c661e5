import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteWebhook = route({
  method: "DELETE",
  url: "/webhooks/:id",
  operationId: "deleteWebhook",
  summary: "Remove a webhook and the log of its deliveries",
  tag: "Webhooks",
  access: "integrations.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { webhooks }) {
    await webhooks.remove(principal, params.id);
    return { body: { success: true as const } };
  },
});
