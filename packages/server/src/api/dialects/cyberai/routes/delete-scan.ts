import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";
import { idParams, scan } from "../schema.ts";

export const deleteScan = route({
  method: "DELETE",
  url: "/scans/:id",
  operationId: "cancelScan",
  summary: "Cancel a scan; nothing is erased",
  tag: "Scans",
  access: "scans.run",
  schema: { params: idParams, answer: scan },
  async handle({ principal, params }, { scanning }) {
    return { body: scanBody(await scanning.cancel(principal, params.id)) };
  },
});
