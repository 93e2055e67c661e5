import { loginLogListAnswer, loginLogQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { loginBody, loginFilter } from "../render-logins.ts";

export const getAdminLoginLogs = route({
  method: "GET",
  url: "/admin/login-logs",
  operationId: "getAdminLoginLogs",
  summary: "Sign-ins, right and wrong, newest first",
  tag: "Members",
  access: "audit.read",
  schema: { query: loginLogQuery, answer: loginLogListAnswer },
  async handle({ principal, query }, { kernel }) {
    const { limit, offset } = query;
    const { attempts, total } = await kernel.logins.list(principal.teamId, loginFilter(query), { limit, offset });
    const rows = attempts.map(loginBody);
    const meta = { total, page: Math.floor(offset / limit) + 1, per_page: limit };
    return { body: { data: rows, logs: rows, total, limit, offset, meta } };
  },
});
