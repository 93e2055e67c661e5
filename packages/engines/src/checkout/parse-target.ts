import { isIP } from "node:net";
import { parse as parseDomain } from "tldts";
import type { ArchiveFormat, NamedTarget } from "./contract.ts";
import { checkoutFaults } from "./faults.ts";
import { parseGitTarget } from "./parse-git-target.ts";

const forms =
  "a folder or file that exists, an archive (.tar.gz, .tgz, .zip), a git URL (https://…/name.git, git+https://…, ssh://…, git@host:group/name.git, or a repository page of GitHub or GitLab), an http(s) URL, or a host name or IP address";

export interface ParseTargetOptions {
  /** What stands on disk under this name. */
  readonly exists: (path: string) => "folder" | "file" | undefined;
  /** Overrides every branch that the text of a git target names. */
  readonly branch?: string;
}

/**
 * Reads what a person named. What exists on disk wins; then the text decides, in this order:
 * 1. git: see `parseGitTarget`; 2. any other `http:` or `https:` URL is a web target; 3. an IP address, `localhost`, a
 * name under a public suffix or one reserved for private use (RFC 2606, RFC 6762, RFC 8375) is a host.
 *
 * @param text at most 4,096 characters
 * @throws Fault `checkout.unknown_target`
 */
export function parseTarget(text: string, options: ParseTargetOptions): NamedTarget {
  if (text.trim() === "" || text.length > 4096 || text.includes("\0")) throw unknown(text, "is no target");
  const onDisk = options.exists(text);
  if (onDisk === "folder") return { kind: "path", path: text };
  const format = archiveFormatOf(text);
  if (onDisk === "file") return format ? { kind: "archive", path: text, format } : { kind: "path", path: text };
  const git = parseGitTarget(text, options.branch);
  if (git) return git;
  if (/^https?:\/\//i.test(text)) return webTarget(text);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw unknown(text, "has a scheme that cannot be scanned");
  if (format || /^[.~]{0,2}\//.test(text)) throw unknown(text, "does not exist");
  if (isHost(text)) return { kind: "host", host: text.toLowerCase() };
  throw unknown(text, "does not exist and is no URL or host name");
}

/** The archive format that a file name says, if any. */
export function archiveFormatOf(name: string): ArchiveFormat | undefined {
  if (/\.(tar\.gz|tgz)$/i.test(name)) return "tar.gz";
  return /\.zip$/i.test(name) ? "zip" : undefined;
}

function webTarget(text: string): NamedTarget {
  if (!URL.canParse(text)) throw unknown(text, "is no valid URL");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw unknown(
      `${url.protocol}//${url.host}${url.pathname}`,
      "carries a user name or password, which a web scan does not send",
    );
  }
  url.hash = "";
  return { kind: "url", url: url.href };
}

const privateSuffixes = ["localhost", "local", "internal", "lan", "test", "example", "home.arpa"];

function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const name = text.toLowerCase().replace(/\.$/, "");
  if (!/^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*$/.test(name))
    return false;
  if (privateSuffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`))) return true;
  return parseDomain(name).isIcann === true && name.includes(".");
}

function unknown(text: string, why: string): Error {
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return checkoutFaults("checkout.unknown_target", { message: `${JSON.stringify(shown)} ${why}. Name ${forms}.` });
}
