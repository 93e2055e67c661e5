import { z } from "zod";
import { attachment } from "../../../http/index.ts";
import { route } from "../../doors.ts";
import { scanParams } from "../schema.ts";

export const getScanArtifact = route({
  method: "GET",
  url: "/scans/:scanId/artifacts/:kind",
  operationId: "getScanArtifact",
  summary: "A stored artifact of a scan, as it is",
  tag: "Scans",
  access: "scans.read",
  produces: "application/octet-stream",
  schema: {
    params: scanParams.extend({ kind: z.enum(["endpoints", "wiki", "sbom", "sarif", "topology"]) }),
    answer: z.string(),
  },
  async handle({ principal, params }, { scanning }) {
    const { id } = await scanning.get(principal.teamId, params.scanId);
    const { mediaType, body } = await scanning.artifact(principal.teamId, id, params.kind);
    const headers = { "Content-Disposition": attachment(`${id}-${params.kind}`) };
    return { raw: { mediaType, body }, headers };
  },
});
