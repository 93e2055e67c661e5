import { isIP } from "node:net";
import type { ExecResult } from "@gatewatch/base/exec";
import { isFault } from "@gatewatch/base/fault";
import type { Clone, ClonePorts, CloneRequest } from "./contract.ts";
import { diffSince, mostDiffBytes } from "./diff-since.ts";
import { watchSize } from "./disk-size.ts";
import { checkoutFaults } from "./faults.ts";
import { gitEnvironment } from "./git-environment.ts";

const defaultMaxBytes = 2 * 1024 ** 3;

/** One clone under way: how git is run for it. */
type Git = (args: readonly string[], maxOutputBytes?: number) => Promise<ExecResult>;

/**
 * Clones one commit of one branch, pinned to an address that the policy of `net` allows.
 *
 * @throws Fault `checkout.clone_failed`, `checkout.branch_not_found`, `checkout.protocol_refused`, `checkout.timeout`,
 *   `checkout.too_large`, `checkout.unknown_changes`; `net.*` when the host is refused or unknown; the signal's reason when aborted
 */
export async function cloneRepository(request: CloneRequest, ports: ClonePorts): Promise<Clone> {
  const url = new URL(request.repository.url);
  refuseProtocol(url, request);
  const addresses = url.protocol === "file:" ? [] : await addressesOf(url, ports);
  const env = gitEnvironment(url, addresses, request.token, request.into);
  const stop = new AbortController();
  const signal = AbortSignal.any([ports.signal, stop.signal]);
  const deadlineMs = ports.clock.monotonicMs() + request.timeoutSeconds * 1000;
  const git: Git = (args, maxOutputBytes) => {
    const timeoutSeconds = Math.max(0.001, (deadlineMs - ports.clock.monotonicMs()) / 1000);
    const limits = { timeoutSeconds, signal, ...(maxOutputBytes !== undefined && { maxOutputBytes }) };
    return ports.exec("git", args, { env, cwd: request.into, ...limits });
  };
  const watching = watchSize(request.into, request.maxBytes ?? defaultMaxBytes, ports.clock, stop);
  try {
    const branch = await branchOf(request, git);
    await clone(request, branch, git);
    await watching.check();
    const cloned = await describe(request.into, git);
    if (request.changedSince === undefined) return cloned;
    const changes = await changesSince(request, request.changedSince, branch, git);
    await watching.check();
    return { ...cloned, changes };
  } catch (error) {
    ports.signal.throwIfAborted();
    if (stop.signal.aborted) throw stop.signal.reason;
    if (isFault(error, "exec.timeout")) {
      throw checkoutFaults("checkout.timeout", {
        message: `Cloning "${shown(url)}" took longer than ${request.timeoutSeconds} s. Raise the limit or scan a local clone.`,
      });
    }
    throw error;
  } finally {
    watching.end();
  }
}

function refuseProtocol(url: URL, request: CloneRequest): void {
  const allowed = ["https:", "http:", "ssh:", ...(request.allowFile ? ["file:"] : [])];
  const hostIsPlain = url.protocol === "file:" || /^[\w[]/.test(url.hostname);
  if (allowed.includes(url.protocol) && hostIsPlain) return;
  throw checkoutFaults("checkout.protocol_refused", {
    message: `"${shown(url)}" cannot be cloned here. Use one of ${allowed.map((scheme) => `${scheme}//`).join(", ")}.`,
  });
}

async function addressesOf(url: URL, ports: ClonePorts): Promise<readonly string[]> {
  const port = url.port === "" ? { "https:": 443, "http:": 80, "ssh:": 22 }[url.protocol] : Number(url.port);
  const addresses = await ports.net.resolve(url.hostname.replace(/^\[|\]$/g, ""), port);
  return addresses.filter((address) => isIP(address) !== 0);
}

/** The exact branch; for a tail the longest prefix that is a branch or tag, else the whole tail; `undefined` = default. */
async function branchOf({ repository }: CloneRequest, git: Git): Promise<string | undefined> {
  if (repository.branch !== undefined) return checkedBranch(repository.branch, repository.url);
  if (repository.refTail === undefined) return undefined;
  const parts = checkedBranch(repository.refTail, repository.url).split("/").slice(0, 64);
  const candidates = parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
  const names = candidates.flatMap((name) => [`refs/heads/${name}`, `refs/tags/${name}`]);
  const listed = await git(["ls-remote", "--", repository.url, ...names]);
  if (listed.exitCode !== 0) throw cloneFailed(repository.url, listed.stderr);
  const existing = new Set(listed.stdout.split("\n").map((line) => line.split("\t")[1]));
  return (
    candidates.find((name) => existing.has(`refs/heads/${name}`) || existing.has(`refs/tags/${name}`)) ?? candidates[0]
  );
}

// git-check-ref-format(1): none of these can be in a ref, and a leading dash would read as an option.
function checkedBranch(branch: string, url: string): string {
  if (!isRef(branch)) throw branchNotFound(branch, url);
  return branch;
}

function isRef(name: string): boolean {
  return name !== "" && name.length <= 1024 && !/^[-+]|[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name);
}

async function clone({ repository, into }: CloneRequest, branch: string | undefined, git: Git): Promise<void> {
  const options = ["--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--quiet"];
  const result = await git([
    "clone",
    ...options,
    ...(branch === undefined ? [] : [`--branch=${branch}`]),
    "--",
    repository.url,
    into,
  ]);
  if (result.exitCode === 0) return;
  if (branch !== undefined && /Remote branch .* not found/.test(result.stderr))
    throw branchNotFound(branch, repository.url);
  throw cloneFailed(repository.url, result.stderr);
}

async function describe(root: string, git: Git): Promise<Clone> {
  const commit = await git(["rev-parse", "--verify", "--quiet", "HEAD"]);
  if (commit.exitCode !== 0) return { root, commit: undefined, branch: undefined };
  const branch = await git(["symbolic-ref", "--short", "--quiet", "HEAD"]);
  const tag = branch.exitCode === 0 ? branch : await git(["describe", "--tags", "--exact-match", "HEAD"]);
  return { root, commit: commit.stdout.trim(), branch: tag.stdout.trim() || undefined };
}

/** Fetches as much history as it takes to find the commit that the clone and `since` come from. */
async function changesSince({ repository }: CloneRequest, since: string, branch: string | undefined, git: Git) {
  const refuse = (why: string) =>
    checkoutFaults("checkout.unknown_changes", {
      message: `git cannot tell what changed in "${shown(new URL(repository.url))}" since ${JSON.stringify(since.slice(0, 200))}: ${why}. Name a branch, a tag or a whole commit id that shares history with what is scanned.`,
    });
  if (!isRef(since)) throw refuse("it is no name that git knows");
  for (const depth of depths) {
    const refs = [`+${since}:${baseRef}`, branch ?? "HEAD"];
    const fetched = await git([
      "fetch",
      `--depth=${depth}`,
      "--no-tags",
      "--no-recurse-submodules",
      "--quiet",
      "origin",
      ...refs,
    ]);
    if (fetched.exitCode !== 0) throw refuse(saidBy(fetched.stderr));
    if ((await git(["merge-base", baseRef, "HEAD"])).exitCode !== 0) continue;
    return diffSince(async (args) => {
      const { exitCode, stdout, stderr } = await git(args, mostDiffBytes);
      if (exitCode !== 0) throw refuse(saidBy(stderr));
      if (Buffer.byteLength(stdout) >= mostDiffBytes) throw refuse(`it is more than ${mostDiffBytes} bytes`);
      return stdout;
    }, baseRef);
  }
  throw refuse("they have no commit in common");
}

const baseRef = "refs/gatewatch/base";
/** Commits of history, tried one after the other; the last is all of it (gitprotocol-pack(5)). */
const depths = [50, 1000, 2_147_483_647];

/** What git named as its reason, without credentials. */
function saidBy(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^(fatal|error|remote):/.test(line)) ?? lines.at(-1) ?? "no reason given")
    .replace(/\/\/[^/@\s]*@/g, "//")
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, " ")
    .slice(0, 300);
}

function cloneFailed(url: string, stderr: string): Error {
  return checkoutFaults("checkout.clone_failed", {
    message: `git could not clone "${shown(new URL(url))}": ${saidBy(stderr)}. Check the URL, and the access token if the repository is private.`,
  });
}

function branchNotFound(branch: string, url: string): Error {
  return checkoutFaults("checkout.branch_not_found", {
    message: `"${shown(new URL(url))}" has no branch or tag ${JSON.stringify(branch.slice(0, 200))}. Check its name.`,
  });
}

function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
