import { diffState, scanResultsAnswer, severity } from "@gatewatch/contracts";
import { z } from "zod";
import { route } from "../../doors.ts";
import { json, rendered, streamedObject } from "../../stream-json.ts";
import { findingBody } from "../render.ts";
import { scanParams } from "../schema.ts";

export const getScanResults = route({
  method: "GET",
  url: "/scans/:scanId/results",
  operationId: "getScanResults",
  summary: "Everything that a scan found so far in one answer, worst first; severity is a minimum",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: {
    params: scanParams,
    query: z.object({ severity: severity.optional(), diff: diffState.optional() }),
    answer: scanResultsAnswer,
  },
  async handle({ principal, params, query }, { scanning, vulnerabilities }) {
    const { id, status, partial, score } = await scanning.get(principal.teamId, params.scanId);
    const found = vulnerabilities.eachFinding(principal.teamId, {
      scanIds: [id],
      ...(query.severity && { severityAtLeast: query.severity }),
      ...(query.diff && { diff: query.diff }),
    });
    const head = { meta: { scan_id: id, status, partial, score } };
    return { raw: { mediaType: json, body: streamedObject(head, "data", rendered(found, findingBody)) } };
  },
});
