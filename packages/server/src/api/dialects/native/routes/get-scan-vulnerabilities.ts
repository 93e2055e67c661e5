import { route } from "../../doors.ts";
import { filterText, pageQuery, scanParams, scoreFilter, vulnerabilityListAnswer } from "../schema.ts";
import { vulnerabilityPage } from "../vulnerability-page.ts";

export const getScanVulnerabilities = route({
  method: "GET",
  url: "/scans/:scanId/vulnerabilities",
  operationId: "getApiV1ScansByScanIdVulnerabilities",
  summary: "What a scan found, with Gecko's filters; severity is the exact score",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: {
    params: scanParams,
    query: pageQuery.extend({
      severity: scoreFilter.optional(),
      type: filterText.optional(),
      cwe: filterText.optional(),
    }),
    answer: vulnerabilityListAnswer,
  },
  async handle({ principal, params, query }, doors) {
    const { id } = await doors.scanning.get(principal.teamId, params.scanId);
    const { severity } = query;
    const narrow = { scanIds: [id], ...(severity === undefined ? {} : { scoreExactly: severity }) };
    return { body: await vulnerabilityPage(doors, principal.teamId, query, narrow) };
  },
});
