import { z } from "zod";
import { route } from "../../doors.ts";
import { json, rendered, streamedObject } from "../../stream-json.ts";
import { findingBody, launchedBody } from "../render.ts";
import { results, scanParams, severityWord } from "../schema.ts";

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
    const found = vulnerabilities.eachFinding(principal.teamId, {
      scanIds: [scan.id],
      ...(query.severity === undefined ? {} : { severityAtLeast: query.severity }),
    });
    // The contract has no pages here: all of them, worst first.
    const head = { ...launchedBody(scan), score: scan.score };
    return { raw: { mediaType: json, body: streamedObject(head, "findings", rendered(found, findingBody)) } };
  },
});
