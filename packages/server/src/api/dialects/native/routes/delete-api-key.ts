import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteApiKey = route({
  method: "DELETE",
  url: "/api-keys/:id",
  operationId: "deleteApiKey",
  summary: "Revoke an API key at once",
  tag: "Keys",
  access: "keys.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { kernel }) {
    await kernel.keys.revoke(principal, params.id);
    return { body: { success: true as const } };
  },
});
