import { readId } from "@gatewatch/base/ids";
import { z } from "zod";
import { route } from "../../doors.ts";
import { filterText, pageQuery, scoreFilter, vulnerabilityListAnswer } from "../schema.ts";
import { vulnerabilityPage } from "../vulnerability-page.ts";

const dayMs = 24 * 3_600_000;

export const getVulnerabilities = route({
  method: "GET",
  url: "/vulnerabilities",
  operationId: "getApiV1Vulnerabilities",
  summary: "What all scans of the team found; severity is the least score",
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
    }),
    answer: vulnerabilityListAnswer,
  },
  async handle({ principal, query }, doors) {
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
