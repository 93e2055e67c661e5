import { route } from "../../doors.ts";
import { followScan } from "../../follow-scan.ts";
import { scanBody } from "../render.ts";
import { withResults } from "../scan-results.ts";
import { idParams, scanDetails } from "../schema.ts";

export const getScan = route({
  method: "GET",
  url: "/scans/:id",
  operationId: "getScan",
  summary: "One scan; with the right to read vulnerabilities also its findings and statistics so far",
  tag: "Scans",
  access: "scans.read",
  schema: { params: idParams, answer: scanDetails },
  follows: followScan("id"),
  async handle({ principal, params }, doors) {
    const scan = await doors.scanning.get(principal.teamId, params.id);
    const mayRead = principal.permissions.has("vulnerabilities.read");
    return mayRead ? withResults(doors, principal.teamId, scan, scanBody(scan)) : { body: scanBody(scan) };
  },
});
