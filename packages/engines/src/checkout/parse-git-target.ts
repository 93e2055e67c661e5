import type { GitTarget } from "./contract.ts";

/** Hosts whose two-part paths are repositories; GitLab also has deeper groups. Subdomains are not included. */
const forges: Readonly<Record<string, "github" | "gitlab" | "other">> = {
  "bitbucket.org": "other",
  "codeberg.org": "other",
  "github.com": "github",
  "gitlab.com": "gitlab",
  "www.github.com": "github",
};

/** First path parts that are pages of the forge itself, not owners. */
const forgePages = new Set([
  "-",
  "about",
  "blog",
  "dashboard",
  "explore",
  "features",
  "help",
  "login",
  "marketplace",
  "pricing",
  "search",
  "settings",
  "sponsors",
  "topics",
  "users",
]);

/**
 * Tells a git target by rule:
 * - scp form `user@host:path`, `ssh://`, `git+ssh://`, `file://`, `git+https://`, `git+http://`;
 * - `http(s)://…` whose path ends in `.git`, or has `.git/` or `/-/tree/` in it;
 * - repository pages of the known forges: two parts, `/tree/<ref>` on GitHub, any depth on GitLab.
 * Every other `http(s)` URL is a web page. The branch: `branch` > `?ref=` > what follows `/-/tree/` or `/tree/`.
 *
 * @param branch overrides what the text says
 * @returns `undefined` when the text is no git target
 */
export function parseGitTarget(text: string, branch?: string): GitTarget | undefined {
  const scp = /^(?<user>[\w.-]{1,64})@(?<host>[\w.-]{1,253}):(?!\/\/)(?<path>[^\s:]{1,1024})$/.exec(text)?.groups;
  if (scp) return gitTarget(new URL(`ssh://${scp.user}@${scp.host}/${scp.path!.replace(/^\//, "")}`), branch, {});
  const bare = text.replace(/^git\+/i, "");
  if (!/^(https?|ssh|file):\/\//i.test(bare) || !URL.canParse(bare)) return undefined;
  const url = new URL(bare);
  if (url.protocol === "ssh:" || url.protocol === "file:") return gitTarget(url, branch, {});
  const ref = url.searchParams.get("ref") ?? undefined;
  const page = repositoryPage(url, bare !== text);
  if (!page) return undefined;
  url.pathname = page.path;
  return gitTarget(url, branch, { ref, tail: page.tail });
}

/** The repository part of an http(s) URL's path, and the tail of its tree page; `undefined` for a web page. */
function repositoryPage(url: URL, saidGit: boolean): { path: string; tail: string | undefined } | undefined {
  const path = url.pathname.replace(/\/+$/, "");
  const gitlabTree = /^(?<path>\/[^/].*?)(?:\.git)?\/-\/tree\/(?<tail>.+)$/.exec(path)?.groups;
  if (gitlabTree) return { path: gitlabTree.path!, tail: decoded(gitlabTree.tail!) };
  const dotGit = /^(?<path>\/.*?[^/]\.git)(?:\/|$)/.exec(path)?.groups;
  if (dotGit) return { path: dotGit.path!, tail: undefined };
  if (saidGit) return { path, tail: undefined };
  const kind = Object.hasOwn(forges, url.hostname) ? forges[url.hostname] : undefined;
  const parts = path.split("/").slice(1);
  if (kind === undefined || parts.length < 2 || forgePages.has(parts[0]!)) return undefined;
  if (kind === "gitlab") return parts.includes("-") ? undefined : { path, tail: undefined };
  if (parts.length === 2) return { path, tail: undefined };
  if (kind === "github" && parts[2] === "tree" && parts.length > 3) {
    return { path: `/${parts[0]}/${parts[1]}`, tail: decoded(parts.slice(3).join("/")) };
  }
  return undefined;
}

function gitTarget(
  url: URL,
  branch: string | undefined,
  page: { ref?: string | undefined; tail?: string | undefined },
): GitTarget {
  const exact = branch ?? page.ref;
  const token = url.password || (url.protocol === "ssh:" ? "" : url.username);
  const user = url.protocol === "ssh:" && url.username !== "" ? `${url.username}@` : "";
  return {
    kind: "git",
    url: `${url.protocol}//${user}${url.host}${url.pathname}`,
    instance: url.host,
    fullName: decoded(url.pathname)
      .replace(/^\/+/, "")
      .replace(/\.git$/, ""),
    ...(exact !== undefined && { branch: exact }),
    ...(exact === undefined && page.tail !== undefined && { refTail: page.tail }),
    ...(token !== "" && { token: decoded(token) }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
