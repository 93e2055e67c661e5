import type { ScanTarget } from "@gatewatch/sdk";

/** What a typed target was understood as. `private` marks addresses that a server refuses unless it was told otherwise. */
export type Recognised =
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string }
  | {
      readonly kind: "repository";
      readonly target: ScanTarget;
      readonly branch: string | undefined;
      readonly private: boolean;
    }
  | { readonly kind: "web"; readonly target: ScanTarget; readonly private: boolean }
  | { readonly kind: "folder"; readonly target: ScanTarget };

const forges = new Set(["github.com", "www.github.com", "gitlab.com", "bitbucket.org", "codeberg.org"]);

/**
 * Reads a typed target: a Git repository (scp form, ssh, `.git`, a repository page of a known forge), a web page (any
 * other http(s) URL, or a bare host name), or a folder on the server (an absolute path). The server has the last word.
 */
export function recogniseTarget(text: string): Recognised {
  const typed = text.trim();
  if (typed === "") return { kind: "none" };
  if (typed.length > 2048) return { kind: "unknown", reason: "Longer than 2,048 characters." };
  if (typed.startsWith("/")) return { kind: "folder", target: { path: typed } };
  if (/^([.~]|[a-z]:\\)/i.test(typed)) {
    return { kind: "unknown", reason: "Name a folder on the server by its full path, beginning with /." };
  }
  const scp = /^[\w.-]+@([\w.-]+):[^\s/][^\s]*$/.exec(typed);
  if (scp !== null)
    return { kind: "repository", target: { git_url: typed }, branch: undefined, private: isPrivate(scp[1] ?? "") };
  if (isHostName(typed)) return { kind: "web", target: { host: typed }, private: isPrivate(typed) };
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : withScheme(typed);
  if (whole === undefined || !URL.canParse(whole)) {
    return {
      kind: "unknown",
      reason: "No address of a repository or a page, and no folder. Example: https://git.example.com/acme/api.git",
    };
  }
  const url = new URL(whole);
  if (/^(git\+)?ssh:$|^git\+https?:$/.test(url.protocol)) {
    return { kind: "repository", target: { git_url: whole }, branch: undefined, private: isPrivate(url.hostname) };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return { kind: "unknown", reason: `${url.protocol}// cannot be scanned. Use https, http or ssh.` };
  }
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const forgePage = forges.has(url.hostname) && parts.length >= 2;
  if (/\.git(\/|$)/.test(url.pathname) || url.pathname.includes("/-/tree/") || forgePage) {
    return { kind: "repository", target: { git_url: whole }, branch: branchOf(url), private: isPrivate(url.hostname) };
  }
  return { kind: "web", target: { url: whole }, private: isPrivate(url.hostname) };
}

/** An address without scheme, with a port or path: plain http where no certificate can be expected, https elsewhere. */
function withScheme(typed: string): string | undefined {
  if (!/^[\w.-]+(:\d{1,5})?(\/\S*)?$/.test(typed)) return undefined;
  const host = typed.split(/[:/]/)[0] ?? "";
  return isHostName(host) ? `${isPrivate(host) ? "http" : "https"}://${typed}` : undefined;
}

/** A name with a dot in it, an IPv4 address, or `localhost`; the server tries https, then http. */
function isHostName(text: string): boolean {
  return text === "localhost" || /^[a-z0-9_]([\w-]*\.)+[a-z0-9-]*[a-z0-9]$/i.test(text);
}

function branchOf(url: URL): string | undefined {
  return /\/(?:-\/)?tree\/(.+?)\/?$/.exec(url.pathname)?.[1] ?? url.searchParams.get("ref") ?? undefined;
}

function isPrivate(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  if (/^(localhost|.*\.(localhost|local|internal|lan|home\.arpa))$/.test(name)) return true;
  if (/^(::1?$|f[cd]|fe[89ab])/.test(name) && name.includes(":")) return true;
  const [first = -1, second = -1] = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? name.split(".").map(Number) : [];
  return (
    first === 0 ||
    first === 10 ||
    first === 127 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168)
  );
}
