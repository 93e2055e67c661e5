import { retentionAnswer, retentionRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const putAdminLoginLogsRetention = route({
  method: "PUT",
  url: "/admin/login-logs/retention",
  operationId: "putAdminLoginLogsRetention",
  summary: "Set the days that sign-ins are kept; 0 = for ever",
  tag: "Members",
  access: "team.write",
  schema: { body: retentionRequest, answer: retentionAnswer },
  async handle({ principal, body }, { kernel }) {
    await kernel.teams.change(principal, { settings: { loginLogRetentionDays: body.retention_days } });
    return { body: { ...body, data: body } };
  },
});
