/** Schemas of Gecko's lists, which are no shapes of our own client, and what several routes share. */
import { instant, pagination, severity } from "@gatewatch/contracts";
import { z } from "zod";

/** Ids in any form; whether there is such a record is the look-up's business, so every text is legal here. */
export const idParams = z.object({ id: z.string().max(1024) });

/** Names in any form, as `idParams`. */
export const nameParams = z.object({ name: z.string().max(1024) });

/** What a browser gets in place of a body: it goes on. */
export const redirectAnswer = z.object({ location: z.string() }).meta({ id: "Redirect" });

export const providerQuery = z.object({ provider: z.string().max(1024) });
/** Where a sign-in begins; `return_to` is a path of this server. */
export const beginQuery = providerQuery.extend({ return_to: z.string().max(2000).optional() });

/** Above 1000 the limit is capped, not refused. */
export const pageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .transform((limit) => Math.min(limit, 1000))
    .default(100),
  offset: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
});

export const filterText = z.string().min(1).max(200);
export const scoreFilter = z.coerce.number().min(0).max(10);

export const vulnerability = z
  .object({
    id: z.uuid(),
    scanId: z.uuid(),
    scanName: z.string(),
    scanCreatedAt: instant,
    severity: z.number(),
    confidenceScore: z.int(),
    title: z.string(),
    type: z.string(),
    cwe: z.string(),
    filePath: z.string(),
    shortDescription: z.string(),
    cvssVector: z.string(),
  })
  .meta({ id: "Vulnerability" });

export const vulnerabilityListAnswer = z.object({
  version: z.literal("v1"),
  data: z.array(vulnerability),
  pagination,
});

/** A keyset page of ours. */
export const cursorQuery = z.object({
  severity: severity.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const scanParams = z.object({ scanId: z.string().max(1024) });
/** By id in any form, or by slug. */
export const teamParams = z.object({ teamId: z.string().max(1024) });
