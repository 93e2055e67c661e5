/** GitHub's REST API (docs.github.com/rest), of github.com and of Enterprise Server under `/api/v3`. */
import { z } from "zod";
import type { ScmProject } from "../contract.ts";
import { ask, tokenRefused } from "./ask.ts";
import type { Access, Provider } from "./contract.ts";

const user = z.object({ login: z.string() });
const repositories = z.array(
  z.object({
    full_name: z.string(),
    html_url: z.string(),
    default_branch: z.string().nullish(),
    private: z.boolean().optional(),
    archived: z.boolean().optional(),
    pushed_at: z.coerce.date().nullish(),
  }),
);
const perPage = 100;
const searchedPages = 10;

export const github: Provider = {
  title: "GitHub",
  publicUrl: "https://github.com",

  async account(access) {
    const answer = await get(access, "user", user);
    // Classic tokens say their scopes; fine-grained ones do not, and show only what they may read.
    const scopes = answer!.header("x-oauth-scopes");
    if (scopes && !scopes.split(/,\s*/).includes("repo")) {
      throw tokenRefused(new URL(access.url).host, `its scopes are ${scopes}, and scans need "repo"`);
    }
    const expires = Date.parse(answer!.header("github-authentication-token-expiration")?.replace(" UTC", "Z") ?? "");
    return { name: answer!.body.login, tokenExpiresAt: Number.isNaN(expires) ? null : new Date(expires) };
  },

  async projects(access, { search, page }) {
    if (!search) return onePage(access, page);
    const wanted = search.toLowerCase();
    const found: ScmProject[] = [];
    for (let next: number | null = 1; next !== null && next <= searchedPages; ) {
      const { projects, nextPage } = await onePage(access, next);
      found.push(...projects.filter(({ fullName }) => fullName.toLowerCase().includes(wanted)));
      next = nextPage;
    }
    return {
      projects: found.slice((page - 1) * perPage, page * perPage),
      nextPage: found.length > page * perPage ? page + 1 : null,
    };
  },
};

async function onePage(access: Access, page: number): ReturnType<Provider["projects"]> {
  const answer = await get(access, `user/repos?sort=pushed&per_page=${perPage}&page=${page}`, repositories);
  return {
    projects: answer!.body.map((repository) => ({
      fullName: repository.full_name,
      url: repository.html_url,
      defaultBranch: repository.default_branch ?? null,
      isPrivate: repository.private ?? true,
      isArchived: repository.archived ?? false,
      lastActivityAt: repository.pushed_at ?? null,
    })),
    nextPage: /<[^>]*>;\s*rel="next"/.test(answer!.header("link") ?? "") ? page + 1 : null,
  };
}

function get<Body>(access: Access, path: string, schema: z.ZodType<Body>) {
  const base = access.url === github.publicUrl ? "https://api.github.com" : `${access.url}/api/v3`;
  const headers = {
    Accept: "application/vnd.github+json",
    Authorization: `Bearer ${access.token}`,
    "X-GitHub-Api-Version": "2022-11-28",
  };
  return ask(access, `${base}/${path}`, headers, schema);
}
