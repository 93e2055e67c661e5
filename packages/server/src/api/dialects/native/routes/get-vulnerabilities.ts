import { readId } from "@gatewatch/base/ids";
import { vulnerabilityListQuery, vulnerabilityPageAnswer } from "@gatewatch/contracts";
import { z } from "zod";
import { httpFaults } from "../../../http/index.ts";
import { route } from "../../doors.ts";
import { issuePage } from "../issue-page.ts";
import { filterText, pageQuery, scoreFilter, vulnerabilityListAnswer } from "../schema.ts";
import { vulnerabilityPage } from "../vulnerability-page.ts";

const dayMs = 24 * 3_600_000;

export const getVulnerabilities = route({
  method: "GET",
  url: "/vulnerabilities",
  operationId: "getApiV1Vulnerabilities",
  summary:
    "What all scans of the team found; severity is the least score. With one of status, severity_level, engine, repository, assignee, q, sla, sort and cursor: vulnerabilities with their state, page by page",
  tag: "Vulnerabilities",
  access: "vulnerabilities.read",
  schema: {
    query: pageQuery.extend({
      severity: scoreFilter.optional(),
      type: filterText.optional(),
      cwe: filterText.optional(),
      scanId: z
        .string()
        .max(100)
        .refine((text) => readId(text) !== undefined, { error: "is no id of a scan" })
        .optional(),
      days: z.coerce.number().int().min(1).max(36_500).optional(),
      ...vulnerabilityListQuery.shape,
    }),
    answer: z.union([vulnerabilityListAnswer, vulnerabilityPageAnswer]),
  },
  async handle({ principal, query }, doors) {
    const native = vulnerabilityListQuery.keyof().options.filter((name) => query[name] !== undefined);
    if (native[0] !== undefined) {
      const other = (["severity", "type", "cwe", "scanId", "days"] as const).find((name) => query[name] !== undefined);
      if (other !== undefined || query.offset > 0) throw mixed(other ?? "offset", native[0]);
      return issuePage(doors, principal, vulnerabilityListQueryOf(query), query.limit);
    }
    const { severity, days } = query;
    const scanId = query.scanId === undefined ? undefined : readId(query.scanId);
    const narrow = {
      ...(scanId === undefined ? {} : { scanIds: [scanId] }),
      ...(severity === undefined ? {} : { scoreAtLeast: severity }),
      ...(days === undefined ? {} : { scansSince: new Date(doors.clock.now().getTime() - days * dayMs) }),
    };
    return { body: await vulnerabilityPage(doors, principal.teamId, query, narrow) };
  },
});

function vulnerabilityListQueryOf(query: z.output<typeof vulnerabilityListQuery>) {
  const { status, severity_level, engine, repository, assignee, q, sla, sort, cursor } = query;
  return { status, severity_level, engine, repository, assignee, q, sla, sort, cursor };
}

function mixed(name: string, native: string): Error {
  const reason = `belongs to the list of findings and cannot stand beside "${native}"`;
  return httpFaults("http.invalid_input", {
    message: `"${name}" ${reason}. Leave one of the two out; "severity_level" narrows by severity.`,
    fields: [{ field: name, reason }],
  });
}
