import { deletedAnswer, forgetLoginsQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const deleteAdminLoginLogs = route({
  method: "DELETE",
  url: "/admin/login-logs",
  operationId: "deleteAdminLoginLogs",
  summary: "Remove sign-ins older than some days",
  tag: "Members",
  access: "team.write",
  schema: { query: forgetLoginsQuery, answer: deletedAnswer },
  async handle({ principal, query }, { kernel }) {
    const deleted = await kernel.logins.forget(principal, query.days);
    return { body: { success: true as const, deleted } };
  },
});
