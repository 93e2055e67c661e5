import { z } from "zod";
import { route } from "../../doors.ts";
import { launch, launchRequest } from "../launch.ts";
import { scanBody } from "../render.ts";
import { profileOf, scanTypes } from "../scan-type.ts";
import { scan } from "../schema.ts";

const request = launchRequest
  .extend({
    scan_type: z
      .string()
      .max(50)
      .refine((text) => profileOf(text) !== undefined, { error: `must be one of ${scanTypes.join(", ")}` })
      .optional(),
    comprehensive: z.boolean().optional(),
  })
  .meta({
    examples: [{ target: "example.com", scan_type: "vulnerability", options: { depth: 3, concurrent: 2 } }],
  });

export const postScans = route({
  method: "POST",
  url: "/scans",
  operationId: "createScan",
  summary: "Start a scan of a domain or URL",
  tag: "Scans",
  access: "scans.run",
  success: 201,
  schema: { body: request, answer: scan },
  async handle({ principal, body }, doors) {
    const requestedType = body.scan_type ?? (body.comprehensive ? "comprehensive" : "vulnerability");
    const profile = profileOf(body.comprehensive ? "comprehensive" : requestedType) ?? "vulnerability";
    return { body: scanBody(await launch(doors, principal, body, requestedType, profile)) };
  },
});
