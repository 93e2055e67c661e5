import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";
import { idParams, scan } from "../schema.ts";

export const postScanCancel = route({
  method: "POST",
  url: "/scans/:id/cancel",
  operationId: "cancelScanByPost",
  summary: "Cancel a scan; the same as DELETE",
  tag: "Scans",
  access: "scans.run",
  schema: { params: idParams, answer: scan },
  async handle({ principal, params }, { scanning }) {
    return { body: scanBody(await scanning.cancel(principal, params.id)) };
  },
});
