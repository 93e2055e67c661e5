/** What both ways to start a scan take, and how they start it. */
import { z } from "zod";
import type { Principal } from "../../../kernel/actor.ts";
import type { Profile, Scan } from "../../../scanning/index.ts";
import type { Doors } from "../doors.ts";
import { webTarget } from "../web-target.ts";

const options = z.object({
  // In the contract's own example, so it must be taken. Links are not followed, which the scan itself notes as not covered.
  depth: z.int().min(1).max(10).describe("Has no effect yet: links are not followed").optional(),
  concurrent: z.int().min(1).max(100).optional(),
  timeout: z.int().min(1).max(86_400).optional(),
  follow_redirects: z.boolean().optional(),
  ignore_ssl: z.boolean().optional(),
});

/** Documented, and not applied by any engine: who sends one is told so instead of being scanned otherwise than asked. */
const notApplied = z
  .unknown()
  .refine((value) => value === undefined, { error: "is not applied by this server. Leave it out" })
  .optional();
const policies = z.object({
  exclude_paths: notApplied,
  include_paths: notApplied,
  max_requests_per_second: notApplied,
  respect_robots_txt: notApplied,
  custom_headers: notApplied,
});

export const launchRequest = z.object({
  target: z.string().min(1, "Must be a valid domain name").max(2048),
  options: options.optional(),
  scan_options: options.optional(),
  policies: policies.optional(),
});

/** @param requestedType as it was asked for; the row shows it so */
export function launch(
  { scanning }: Pick<Doors, "scanning">,
  principal: Principal,
  body: z.output<typeof launchRequest>,
  requestedType: string,
  profile: Profile,
): Promise<Scan> {
  const asked = body.options ?? body.scan_options ?? {};
  return scanning.create(principal, {
    target: webTarget(body.target),
    raw: body.target,
    dialect: "cyberai",
    trigger: "api",
    requestedType,
    profile,
    options: {
      ...(asked.concurrent === undefined ? {} : { concurrent: asked.concurrent }),
      ...(asked.timeout === undefined ? {} : { timeoutSeconds: asked.timeout }),
      ...(asked.follow_redirects === undefined ? {} : { followRedirects: asked.follow_redirects }),
      ...(asked.ignore_ssl === undefined ? {} : { ignoreTlsErrors: asked.ignore_ssl }),
    },
  });
}
