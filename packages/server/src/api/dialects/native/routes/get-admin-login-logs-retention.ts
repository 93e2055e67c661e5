import { retentionAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const getAdminLoginLogsRetention = route({
  method: "GET",
  url: "/admin/login-logs/retention",
  operationId: "getAdminLoginLogsRetention",
  summary: "Days that sign-ins are kept; 0 = for ever",
  tag: "Members",
  access: "audit.read",
  schema: { answer: retentionAnswer },
  async handle({ principal }, { kernel }) {
    const { settings } = await kernel.teams.get(principal.teamId);
    const retention = { retention_days: settings.loginLogRetentionDays };
    return { body: { ...retention, data: retention } };
  },
});
