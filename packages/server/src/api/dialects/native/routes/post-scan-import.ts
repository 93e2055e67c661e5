import { importQuery, scanAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { ReportImport } from "../../../../scanning/index.ts";
import { route } from "../../doors.ts";
import { scanBody } from "../render.ts";

export const postScanImport = route({
  method: "POST",
  url: "/scans/import",
  operationId: "importScan",
  summary: "Make a scan of another tool's SARIF 2.1.0 report, sent as the body, packed with gzip or not",
  tag: "Scans",
  access: "scans.run",
  upload: {
    mediaTypes: ["application/sarif+json", "application/gzip", "application/x-gzip", "application/octet-stream"],
  },
  success: 201,
  schema: { query: importQuery, answer: scanAnswer },
  async handle({ principal, query, stream }, { scanning }) {
    const scan = await scanning.importReport(principal, importOf(query), stream);
    return { body: { data: scanBody(scan) }, headers: { Location: `/api/v1/scans/${scan.id}` } };
  },
});

function importOf({ git_url, url, scan_id, branch, commit, name }: z.output<typeof importQuery>): ReportImport {
  return {
    ...(git_url !== undefined && { about: { kind: "git", url: git_url } }),
    ...(url !== undefined && { about: { kind: "url", url } }),
    ...(scan_id !== undefined && { about: { scanId: scan_id } }),
    ...(branch !== undefined && { branch }),
    ...(commit !== undefined && { commit }),
    ...(name !== undefined && { name }),
  };
}
