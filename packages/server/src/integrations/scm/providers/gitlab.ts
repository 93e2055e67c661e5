/** GitLab's REST API v4 (docs.gitlab.com/api/rest): who the token belongs to, what it may do, what it can read. */
import { z } from "zod";
import { ask, tokenRefused } from "./ask.ts";
import type { Access, Provider } from "./contract.ts";

const user = z.object({ username: z.string() });
const self = z.object({ scopes: z.array(z.string()), expires_at: z.iso.date().nullish() });
const projects = z.array(
  z.object({
    path_with_namespace: z.string(),
    web_url: z.string(),
    default_branch: z.string().nullish(),
    visibility: z.string().optional(),
    archived: z.boolean().optional(),
    last_activity_at: z.coerce.date().nullish(),
  }),
);
const perPage = 100;

export const gitlab: Provider = {
  title: "GitLab",
  publicUrl: "https://gitlab.com",

  async account(access) {
    const found = await get(access, "user", user);
    // Tokens of groups and of older instances cannot be asked about themselves.
    const token = await get(access, "personal_access_tokens/self", self, true);
    const scopes = token?.body.scopes;
    if (scopes && !scopes.includes("api") && !(scopes.includes("read_api") && scopes.includes("read_repository"))) {
      throw tokenRefused(
        new URL(access.url).host,
        `its scopes are ${scopes.join(", ") || "none"}, and scans need "api", or "read_api" with "read_repository"`,
      );
    }
    const expires = token?.body.expires_at;
    return { name: found!.body.username, tokenExpiresAt: expires ? new Date(`${expires}T00:00:00Z`) : null };
  },

  async projects(access, { search, page }) {
    const query = new URLSearchParams({ membership: "true", order_by: "last_activity_at", page: String(page) });
    query.set("per_page", String(perPage));
    if (search) query.set("search", search);
    const answer = await get(access, `projects?${query}`, projects);
    const next = Number(answer!.header("x-next-page"));
    return {
      projects: answer!.body.map((project) => ({
        fullName: project.path_with_namespace,
        url: project.web_url,
        defaultBranch: project.default_branch ?? null,
        isPrivate: project.visibility !== "public",
        isArchived: project.archived ?? false,
        lastActivityAt: project.last_activity_at ?? null,
      })),
      nextPage: Number.isInteger(next) && next > page ? next : null,
    };
  },
};

function get<Body>(access: Access, path: string, schema: z.ZodType<Body>, isOptional = false) {
  return ask(access, `${access.url}/api/v4/${path}`, { "PRIVATE-TOKEN": access.token }, schema, isOptional);
}
