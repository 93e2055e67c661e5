import { scanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { followScan } from "../../follow-scan.ts";
import { scanBody } from "../render.ts";
import { scanParams } from "../schema.ts";

export const getScan = route({
  method: "GET",
  url: "/scans/:scanId",
  operationId: "getScan",
  summary: "One scan: state, progress, stages, counts, what was not covered",
  tag: "Scans",
  access: "scans.read",
  schema: { params: scanParams, answer: scanAnswer },
  follows: followScan("scanId"),
  async handle({ principal, params }, { scanning }) {
    return { body: { data: scanBody(await scanning.get(principal.teamId, params.scanId)) } };
  },
});
