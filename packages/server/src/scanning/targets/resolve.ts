import { realpath, stat } from "node:fs/promises";
import { isIP } from "node:net";
import { basename, isAbsolute, resolve as resolvePath } from "node:path";
import { messageOf } from "@gatewatch/base/fault";
import type { AddressPolicy } from "@gatewatch/base/net";
import { type GitTarget, parseTarget } from "@gatewatch/engines/checkout";
import type { TeamId } from "../../kernel/actor.ts";
import type { TargetInput } from "../contract.ts";
import { scanFaults } from "../faults.ts";
import type { ResolvedTarget } from "./source.ts";

export interface ResolveDeps {
  readonly policy: AddressPolicy;
  /** Entries of GATEWATCH_ALLOW_TARGETS that are absolute folders. */
  readonly allowedFolders: readonly string[];
  /** Whether the team has a connection to the instance that a repository's URL names. */
  readonly isConnected: (teamId: TeamId, repositoryUrl: string) => Promise<boolean>;
}

/**
 * Checks what a client of a team wants scanned, without touching the network.
 *
 * @throws Fault `scans.invalid_target`, `scans.target_refused`, `scans.integration_required`
 */
export async function resolveTarget(teamId: TeamId, input: TargetInput, deps: ResolveDeps): Promise<ResolvedTarget> {
  switch (input.kind) {
    case "url":
    case "host":
      return webTarget(input.kind === "url" ? input.url : input.host, deps);
    case "git":
      return gitTarget(input.url, input.branch, deps);
    case "gitlab":
      return gitlabTarget(teamId, input.url, input.branch, deps);
    case "path":
      return pathTarget(input.path, deps);
    case "upload":
      return {
        kind: "repo",
        source: { kind: "upload", uploadId: input.uploadId },
        label: `upload:${input.uploadId}`,
        name: "Uploaded archive",
        repository: null,
      };
  }
}

/** The documented launch: a project page of an instance that the team is connected to. */
async function gitlabTarget(
  teamId: TeamId,
  text: string,
  branch: string | undefined,
  deps: ResolveDeps,
): Promise<ResolvedTarget> {
  const found = named(text, branch);
  const target = found?.kind === "url" ? named(`git+${text.trim()}`, branch) : found;
  if (target?.kind !== "git" || !/^https?:/.test(target.url) || !target.fullName.includes("/"))
    throw invalid("gitlabUrl", text, "is no GitLab project URL such as https://gitlab.com/group/project");
  if (await deps.isConnected(teamId, target.url)) return gitTarget(text, branch, deps);
  throw scanFaults("scans.integration_required", {
    message: `This team has no connection to ${target.instance}. Connect it under Settings > Integrations, or send the repository as "target": {"git_url": …} to scan it without one.`,
    fields: [{ field: "gitlabUrl", reason: "no connection for this instance" }],
  });
}

function webTarget(text: string, { policy }: ResolveDeps): ResolvedTarget {
  if (/^https?:\/\//i.test(text)) {
    const url = URL.parse(text);
    if (url === null || url.username !== "" || url.password !== "") {
      throw invalid("target", withoutCredentials(text), "must be an http(s) URL without user name and password");
    }
    refuseAddress("target", url.hostname, Number(url.port) || undefined, policy);
    url.hash = "";
    return web(url.href, `${url.origin}${url.pathname}`);
  }
  const target = named(text);
  if (target?.kind !== "host") throw invalid("target", text, "must be an http(s) URL or a valid domain name");
  refuseAddress("target", target.host, undefined, policy);
  // A bare domain stays bare: the engine tries https first, then http.
  return web(target.host, target.host);
}

function web(url: string, label: string): ResolvedTarget {
  const name = label.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return { kind: "web", source: { kind: "url", url }, label, name, repository: null };
}

function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^/]*@/, "//…@");
}

function gitTarget(text: string, branch: string | undefined, deps: ResolveDeps): ResolvedTarget {
  const found = named(text, branch) ?? invalidGit(text);
  const target = found.kind === "url" ? named(`git+${text}`, branch) : found;
  if (target?.kind !== "git" || target.url.startsWith("file:")) throw invalidGit(text);
  const { hostname, port } = new URL(target.url);
  refuseAddress("git_url", hostname, Number(port) || undefined, deps.policy);
  return {
    kind: "repo",
    source: gitSource(target),
    label: `${target.instance}/${target.fullName}`,
    name: target.fullName,
    repository: {
      fullName: target.fullName,
      branch: target.branch ?? target.refTail ?? null,
      instance: target.instance,
    },
  };
}

function gitSource(target: GitTarget): ResolvedTarget["source"] {
  return {
    kind: "git",
    url: target.url,
    ...(target.branch !== undefined && { branch: target.branch }),
    ...(target.refTail !== undefined && { refTail: target.refTail }),
  };
}

async function pathTarget(text: string, { allowedFolders }: ResolveDeps): Promise<ResolvedTarget> {
  if (!isAbsolute(text) || text.includes("\0"))
    throw invalid("path", text, "must be an absolute folder on this server");
  const refused = scanFaults("scans.target_refused", {
    message: `"${text}" is not among the folders that may be scanned on this server. Start it with GATEWATCH_ALLOW_TARGETS=${resolvePath(text)} to allow it, or upload the folder as an archive.`,
    fields: [{ field: "path", reason: "not in GATEWATCH_ALLOW_TARGETS" }],
  });
  // Whether a refused folder exists is nobody's business: the answer is the same.
  const real = await realpath(text).catch(() => undefined);
  const roots = await Promise.all(allowedFolders.map((folder) => realpath(folder).catch(() => undefined)));
  const isInside =
    real !== undefined &&
    roots.some((root) => root !== undefined && (real === root || real.startsWith(root === "/" ? root : `${root}/`)));
  if (!isInside) {
    const lexical = resolvePath(text);
    const named = allowedFolders.some((folder) => lexical === folder || lexical.startsWith(`${folder}/`));
    throw real === undefined && named ? invalid("path", text, "does not exist") : refused;
  }
  const status = await stat(real);
  if (!status.isDirectory() && !status.isFile()) throw invalid("path", text, "is neither a folder nor a file");
  return {
    kind: "repo",
    source: { kind: "path", path: real },
    label: `path:${real}`,
    name: basename(real),
    repository: null,
  };
}

// Names are resolved, checked and pinned when the scan runs; what a name cannot hide is refused here already.
function refuseAddress(field: string, hostname: string, port: number | undefined, policy: AddressPolicy): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) !== 0 ? [host] : /(^|\.)localhost\.?$/i.test(host) ? ["127.0.0.1"] : [];
  try {
    policy.check(host, addresses, port);
  } catch (cause) {
    throw scanFaults("scans.target_refused", {
      message: messageOf(cause),
      fields: [{ field, reason: "Must not be a private address" }],
      cause,
    });
  }
}

function named(text: string, branch?: string): ReturnType<typeof parseTarget> | undefined {
  try {
    return parseTarget(text.trim(), { exists: () => undefined, ...(branch !== undefined && { branch }) });
  } catch {
    return undefined;
  }
}

function invalidGit(text: string): never {
  throw invalid("git_url", text, "must be a git URL such as https://example.com/group/project.git");
}

function invalid(field: string, value: string, reason: string): Error {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return scanFaults("scans.invalid_target", {
    message: `"${shown}" ${reason}.`,
    fields: [{ field, reason: `${reason[0]!.toUpperCase()}${reason.slice(1)}` }],
  });
}
