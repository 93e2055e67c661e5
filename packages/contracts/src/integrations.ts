/** Source control: a team's connections to GitLab and GitHub instances. */
import { z } from "zod";
import { instant } from "./common.ts";

export const scmProvider = z.enum(["gitlab", "github"]).meta({ id: "ScmProvider" });

/** A connection; its token is never shown again. */
export const integration = z
  .object({
    id: z.uuid(),
    provider: scmProvider,
    url: z.string(),
    instance: z.string(),
    account: z.string(),
    token_expires_at: instant.nullable(),
    created_at: instant,
    checked_at: instant,
    /** What the last check found wrong; `null` when the token worked. */
    problem: z.string().nullable(),
  })
  .meta({ id: "Integration" });

const token = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces");

/** `POST /integrations`. `url` is the origin of a self-managed instance; without it the provider's public one. */
export const createIntegrationRequest = z
  .object({
    provider: scmProvider,
    url: z.string().max(300).optional(),
    token,
  })
  .meta({ examples: [{ provider: "gitlab", url: "https://gitlab.example.com", token: "YOUR_ACCESS_TOKEN" }] });
/** `PUT /integrations/{id}/token`. */
export const integrationTokenRequest = z.object({ token }).meta({ examples: [{ token: "YOUR_ACCESS_TOKEN" }] });
export const integrationAnswer = z.object({ data: integration });
export const integrationListAnswer = z.object({
  data: z.array(integration),
  meta: z.object({ total: z.int() }),
});

/** `GET /integrations/{id}/projects`. */
export const integrationProjectsQuery = z.object({
  search: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional().default(1),
});
export const scmProject = z
  .object({
    full_name: z.string(),
    url: z.string(),
    default_branch: z.string().nullable(),
    is_private: z.boolean(),
    is_archived: z.boolean(),
    last_activity_at: instant.nullable(),
  })
  .meta({ id: "ScmProject" });
export const integrationProjectsAnswer = z.object({
  data: z.array(scmProject),
  meta: z.object({ next_page: z.int().nullable() }),
});
