import { z } from "zod";
import { route } from "../../doors.ts";
import { findingBody, launchedBody } from "../render.ts";
import { results, scanParams, severityWord } from "../schema.ts";

/** The contract has no pages here; a scan's findings are all of them, up to this many, worst first. */
const findingsMax = 5000;

export const getScanResults = route({
  method: "GET",
  url: "/scans/:scan_id/results",
  operationId: "getScanResults",
  summary: "What a scan found so far; severity is a minimum",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: { params: scanParams, query: z.object({ severity: severityWord.optional() }), answer: results },
  async handle({ principal, params, query }, { scanning, vulnerabilities }) {
    const scan = await scanning.get(principal.teamId, params.scan_id);
    const { findings } = await vulnerabilities.findings(principal.teamId, {
      scanIds: [scan.id],
      limit: findingsMax,
      ...(query.severity === undefined ? {} : { severityAtLeast: query.severity }),
    });
    return { body: { ...launchedBody(scan), score: scan.score, findings: findings.map(findingBody) } };
  },
});
