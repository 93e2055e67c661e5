import { adminAuditAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { adminAuditBody, emailsOf } from "../render-audit.ts";

export const getAdminAudit = route({
  method: "GET",
  url: "/admin/audit",
  operationId: "getAdminAudit",
  summary: "The audit log in GateKey's shape, newest first",
  tag: "Audit",
  access: "audit.read",
  schema: {
    query: z.object({
      page: z.coerce.number().int().min(1).max(1_000_000).default(1),
      per_page: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: adminAuditAnswer,
  },
  async handle({ principal, query }, doors) {
    const { page, per_page } = query;
    const { entries, total } = await doors.kernel.audit.page(principal.teamId, page, per_page);
    const emailOf = emailsOf(doors);
    const rows = [];
    for (const entry of entries) rows.push(adminAuditBody(entry, await emailOf(entry.userId)));
    return { body: { data: rows, audit: rows, meta: { total, page, per_page } } };
  },
});
