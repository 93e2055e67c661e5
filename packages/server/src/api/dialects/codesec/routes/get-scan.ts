import { route } from "../../doors.ts";
import { followScan } from "../../follow-scan.ts";
import { scanBody } from "../render.ts";
import { scan, scanParams } from "../schema.ts";

export const getScan = route({
  method: "GET",
  url: "/scans/:scan_id",
  operationId: "getScan",
  summary: "Status and progress of a scan",
  tag: "Scans",
  access: "scans.read",
  schema: { params: scanParams, answer: scan },
  follows: followScan("scan_id"),
  async handle({ principal, params }, { scanning }) {
    return { body: scanBody(await scanning.get(principal.teamId, params.scan_id)) };
  },
});
