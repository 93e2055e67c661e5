import { z } from "zod";
import type { Profile } from "../../../../scanning/index.ts";
import { route } from "../../doors.ts";
import { webTarget } from "../../web-target.ts";
import { launchedBody } from "../render.ts";
import { launched } from "../schema.ts";

const scanTypes = ["full", "quick", "headers", "tls"] as const satisfies readonly Profile[];
const request = z.object({
  target: z.string().min(1).max(2048),
  scan_type: z.enum(scanTypes).default("full"),
});

export const postScans = route({
  method: "POST",
  url: "/scans",
  operationId: "createScan",
  summary: "Queue a scan of a URL or domain",
  tag: "Scans",
  access: "scans.run",
  success: 201,
  schema: { body: request, answer: launched },
  async handle({ principal, body }, { scanning }) {
    const scan = await scanning.create(principal, {
      target: webTarget(body.target),
      raw: body.target,
      dialect: "codesec",
      trigger: "api",
      requestedType: body.scan_type,
      profile: body.scan_type,
    });
    return { body: launchedBody(scan) };
  },
});
