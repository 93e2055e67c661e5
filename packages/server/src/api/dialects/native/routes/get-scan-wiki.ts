import { z } from "zod";
import { route } from "../../doors.ts";
import { scanParams } from "../schema.ts";

export const getScanWiki = route({
  method: "GET",
  url: "/scans/:scanId/wiki",
  operationId: "getApiV1ScansByScanIdWiki",
  summary: "The wiki that a scan wrote of its repository, as Markdown",
  tag: "Scans",
  access: "scans.read",
  produces: "text/markdown",
  schema: { params: scanParams, answer: z.string() },
  async handle({ principal, params }, { scanning }) {
    const { body } = await scanning.artifact(principal.teamId, params.scanId, "wiki");
    return { raw: { mediaType: "text/markdown; charset=utf-8", body } };
  },
});
