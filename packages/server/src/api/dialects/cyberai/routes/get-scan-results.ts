import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";
import { withResults } from "../scan-results.ts";
import { idParams, results } from "../schema.ts";

export const getScanResults = route({
  method: "GET",
  url: "/scans/:id/results",
  operationId: "getScanResults",
  summary: "Findings and statistics of a scan so far",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: { params: idParams, answer: results },
  async handle({ principal, params }, doors) {
    const scan = await doors.scanning.get(principal.teamId, params.id);
    const { id, status } = scanBody(scan);
    return withResults(doors, principal.teamId, scan, { scan_id: id, status });
  },
});
