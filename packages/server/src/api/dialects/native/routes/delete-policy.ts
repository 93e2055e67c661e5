import { successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const deletePolicy = route({
  method: "DELETE",
  url: "/policies/:id",
  operationId: "deletePolicy",
  summary: "Remove a policy; what it has decided so far stays",
  tag: "Vulnerabilities",
  access: "rules.write",
  schema: { params: idParams, answer: successAnswer },
  async handle({ principal, params }, { vulnerabilities }) {
    await vulnerabilities.policies.remove(principal, params.id);
    return { body: { success: true as const } };
  },
});
