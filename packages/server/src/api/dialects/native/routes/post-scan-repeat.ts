import { createScanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { launchBody } from "../render.ts";
import { scanParams } from "../schema.ts";

export const postScanRepeat = route({
  method: "POST",
  url: "/scans/:scanId/repeat",
  operationId: "postScanRepeat",
  summary: "Scan the same target again with the same settings",
  tag: "Scans",
  access: "scans.run",
  success: 201,
  schema: { params: scanParams, answer: createScanAnswer },
  async handle({ principal, params }, { scanning }) {
    const scan = await scanning.repeat(principal, params.scanId);
    return { body: launchBody(scan), headers: { Location: `/api/v1/scans/${scan.id}` } };
  },
});
