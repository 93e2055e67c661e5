import { statusInput } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { vulnerabilityBody } from "../render.ts";
import { finding, vulnerabilityList } from "../schema.ts";

export const getVulnerabilities = route({
  method: "GET",
  url: "/vulnerabilities",
  operationId: "listVulnerabilities",
  summary: "All vulnerabilities, worst first; severity is a minimum",
  tag: "Vulnerabilities",
  access: "vulnerabilities.read",
  schema: {
    query: z.object({
      status: statusInput.optional(),
      severity: finding.shape.severity.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: vulnerabilityList,
  },
  async handle({ principal, query }, { vulnerabilities }) {
    const { status, severity: severityAtLeast, limit, cursor } = query;
    const page = await vulnerabilities.issues(principal.teamId, {
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(status ? { statuses: [status] } : {}),
      ...(severityAtLeast ? { severityAtLeast } : {}),
    });
    return {
      body: {
        data: page.issues.map(vulnerabilityBody),
        total: page.total,
        has_more: page.nextCursor !== null,
        next_cursor: page.nextCursor,
      },
    };
  },
});
