import { z } from "zod";
import { route } from "../../doors.ts";
import { webTarget } from "../../web-target.ts";
import { scanBody } from "../render.ts";
import { profileOf, scanTypes } from "../scan-type.ts";
import { scan } from "../schema.ts";

const options = z.object({
  depth: z.int().min(1).max(10).optional(),
  concurrent: z.int().min(1).max(100).optional(),
  timeout: z.int().min(1).max(86_400).optional(),
  follow_redirects: z.boolean().optional(),
  ignore_ssl: z.boolean().optional(),
});
const request = z.object({
  target: z.string().min(1, "Must be a valid domain name").max(2048),
  scan_type: z
    .string()
    .max(50)
    .refine((text) => profileOf(text) !== undefined, { error: `must be one of ${scanTypes.join(", ")}` })
    .optional(),
  comprehensive: z.boolean().optional(),
  options: options.optional(),
  scan_options: options.optional(),
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
  async handle({ principal, body }, { scanning }) {
    const asked = body.options ?? body.scan_options ?? {};
    const requestedType = body.scan_type ?? (body.comprehensive ? "comprehensive" : "vulnerability");
    const row = await scanning.create(principal, {
      target: webTarget(body.target),
      raw: body.target,
      dialect: "cyberai",
      trigger: "api",
      requestedType,
      profile: profileOf(body.comprehensive ? "comprehensive" : requestedType) ?? "vulnerability",
      options: {
        ...(asked.depth === undefined ? {} : { depth: asked.depth }),
        ...(asked.concurrent === undefined ? {} : { concurrent: asked.concurrent }),
        ...(asked.timeout === undefined ? {} : { timeoutSeconds: asked.timeout }),
        ...(asked.follow_redirects === undefined ? {} : { followRedirects: asked.follow_redirects }),
        ...(asked.ignore_ssl === undefined ? {} : { ignoreTlsErrors: asked.ignore_ssl }),
      },
    });
    return { body: scanBody(row) };
  },
});
