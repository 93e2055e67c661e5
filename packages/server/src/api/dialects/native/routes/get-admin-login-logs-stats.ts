import { daysQuery, loginStatsAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { loginStatsBody } from "../render-logins.ts";

export const getAdminLoginLogsStats = route({
  method: "GET",
  url: "/admin/login-logs/stats",
  operationId: "getAdminLoginLogsStats",
  summary: "Sign-ins of the last days, counted",
  tag: "Members",
  access: "audit.read",
  schema: { query: daysQuery, answer: loginStatsAnswer },
  async handle({ principal, query }, { kernel }) {
    const stats = loginStatsBody(await kernel.logins.stats(principal.teamId, query.days));
    return { body: { ...stats, data: stats } };
  },
});
