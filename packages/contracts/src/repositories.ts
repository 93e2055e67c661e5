/** Repositories, in the envelope of Gecko's lists. */
import { z } from "zod";
import { instant } from "./common.ts";
import { pagination } from "./scans.ts";

/** Row of `GET /repositories`; `name` is the full path. */
export const repository = z
  .object({
    id: z.uuid(),
    name: z.string(),
    provider: z.string(),
    instance: z.string(),
    /** The branch that its vulnerabilities are judged by; unknown before the first scan. */
    branch: z.string().nullable(),
    createdAt: instant,
    lastScan: z.object({ id: z.uuid(), status: z.string(), createdAt: instant }).nullable(),
  })
  .meta({ id: "Repository" });
export const repositoryListAnswer = z.object({
  version: z.literal("v1"),
  data: z.array(repository),
  pagination,
  filters: z.object({ name: z.string().nullable() }),
});
