import { z } from "zod";
import { attachment } from "../../../http/index.ts";
import { route } from "../../doors.ts";
import { scanParams } from "../schema.ts";

export const getScanSarif = route({
  method: "GET",
  url: "/scans/:scanId/sarif",
  operationId: "getScanSarif",
  summary: "What a scan found and covered, as SARIF 2.1.0",
  tag: "Scans",
  access: "vulnerabilities.read",
  produces: "application/sarif+json",
  schema: { params: scanParams, answer: z.string() },
  async handle({ principal, params }, { reports }) {
    const { mediaType, extension, scanId, body } = await reports.scanDocument(principal.teamId, params.scanId, "sarif");
    return {
      raw: { mediaType, body },
      headers: { "Content-Disposition": attachment(`${scanId}.${extension}`) },
    };
  },
});
