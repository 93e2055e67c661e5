import { scanAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";
import { scanParams } from "../schema.ts";

export const deleteScan = route({
  method: "DELETE",
  url: "/scans/:scanId",
  operationId: "deleteScan",
  summary: "Cancel a scan; what it found so far stays",
  tag: "Scans",
  access: "scans.run",
  schema: { params: scanParams, answer: scanAnswer },
  async handle({ principal, params }, { scanning }) {
    return { body: { data: scanBody(await scanning.cancel(principal, params.scanId)) } };
  },
});
