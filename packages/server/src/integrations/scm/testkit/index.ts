/** A self-managed GitLab and GitHub, as far as their APIs and git over HTTP matter here. Imported by tests only. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type GitServer, startGitServer } from "../../../scanning/testkit/index.ts";

/** What the next requests get; tests change it as they go. */
export interface Instance {
  /** The one token that is taken. */
  token: string;
  gitlabScopes: readonly string[];
  githubScopes: string;
  /** Answers everything with this status instead, or with this body. */
  broken?: { readonly status: number; readonly body?: string; readonly location?: string };
  /** Every request line and credential seen. */
  readonly seen: { readonly url: string; readonly credential: string }[];
}

/** The instance at `git.url`; its one project, `group/project`, holds the files of `content`. */
export async function startInstance(
  content: string,
  token: string,
): Promise<{ readonly git: GitServer; readonly instance: Instance }> {
  const instance: Instance = { token, gitlabScopes: ["api"], githubScopes: "repo, read:org", seen: [] };
  return {
    git: await startGitServer(content, "main", (request, response) => answer(instance, request, response)),
    instance,
  };
}

function answer(instance: Instance, request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  const credential = credentialOf(request);
  instance.seen.push({ url: url.pathname + url.search, credential });
  const { broken } = instance;
  if (broken) {
    response.writeHead(broken.status, broken.location ? { Location: broken.location } : {});
    response.end(broken.body ?? "");
    return true;
  }
  if (credential !== instance.token) {
    response.writeHead(401, { "WWW-Authenticate": "Basic" }).end("{}");
    return true;
  }
  const body = apiBody(instance, url, response);
  if (body === undefined) return false;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(body));
  return true;
}

function apiBody(instance: Instance, url: URL, response: ServerResponse): unknown {
  const page = Number(url.searchParams.get("page") ?? 1);
  switch (url.pathname) {
    case "/api/v4/user":
      return { id: 7, username: "scanner", name: "Scanner" };
    case "/api/v4/personal_access_tokens/self":
      return { id: 9, scopes: instance.gitlabScopes, expires_at: "2031-02-03" };
    case "/api/v4/projects":
      response.setHeader("x-next-page", page < 2 ? String(page + 1) : "");
      return [
        { path_with_namespace: `group/project-${page}`, web_url: "https://example.com/p", default_branch: "main" },
      ];
    case "/api/v3/user":
      response.setHeader("x-oauth-scopes", instance.githubScopes);
      response.setHeader("github-authentication-token-expiration", "2031-02-03 04:05:06 UTC");
      return { id: 7, login: "scanner" };
    case "/api/v3/user/repos":
      if (page < 3) response.setHeader("Link", `<https://example.com/?page=${page + 1}>; rel="next"`);
      return [
        { full_name: `owner/tool-${page}`, html_url: "https://example.com/t", default_branch: "main", private: true },
      ];
    default:
      return undefined;
  }
}

function credentialOf({ headers }: IncomingMessage): string {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (basic)
    return Buffer.from(basic, "base64")
      .toString()
      .replace(/^[^:]*:/, "");
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? String(headers["private-token"] ?? "");
}
