import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deleteIntegration = route({
  method: "DELETE",
  url: "/integrations/:id",
  operationId: "deleteIntegration",
  summary: "Remove an integration and its token",
  tag: "Integrations",
  access: "integrations.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { scm }) {
    await scm.remove(principal, params.id);
    return { body: { success: true as const } };
  },
});
