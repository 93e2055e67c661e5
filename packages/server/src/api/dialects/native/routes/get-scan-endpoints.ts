import { z } from "zod";
import { route } from "../../doors.ts";
import { scanParams } from "../schema.ts";

const answer = z
  .object({
    version: z.literal("v1"),
    data: z.object({
      scanId: z.uuid(),
      format: z.enum(["json", "text"]),
      raw: z.string(),
      parsed: z.unknown().nullable(),
    }),
  })
  .meta({ id: "ScanEndpointsResponse" });

export const getScanEndpoints = route({
  method: "GET",
  url: "/scans/:scanId/endpoints",
  operationId: "getApiV1ScansByScanIdEndpoints",
  summary: "The endpoints that a scan found in the routing code",
  tag: "Scans",
  access: "scans.read",
  schema: { params: scanParams, answer: answer },
  async handle({ principal, params }, { scanning }) {
    const { id } = await scanning.get(principal.teamId, params.scanId);
    const { body } = await scanning.artifact(principal.teamId, id, "endpoints");
    const raw = body.toString("utf8");
    const parsed = parse(raw);
    const format = parsed === undefined ? ("text" as const) : ("json" as const);
    return { body: { version: "v1" as const, data: { scanId: id, format, raw, parsed: parsed ?? null } } };
  },
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
