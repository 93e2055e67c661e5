import type { IncomingMessage } from "node:http";

/** Host names and ports that serve one dialect at `/v1`. */
export interface Mounts {
  readonly hosts: ReadonlyMap<string, string>;
  readonly ports: ReadonlyMap<number, string>;
  /** Whether a peer is a proxy whose `X-Forwarded-Host` counts. */
  readonly trusts: (address: string) => boolean;
}

/** Mount on the main host by dialect: `codesec` → `/codesec/v1`. */
export function prefixesOf(
  dialects: readonly { readonly name: string; readonly prefix: string }[],
): ReadonlyMap<string, string> {
  return new Map(dialects.map(({ name, prefix }) => [name, prefix]));
}

/**
 * Reads `place=dialect` entries.
 *
 * @param prefixes of `prefixesOf`
 * @returns place (host in lower case, or port) and prefix
 */
export function readMounts(entries: readonly string[], prefixes: ReadonlyMap<string, string>): [string, string][] {
  return entries.map((entry) => {
    const [place = "", dialect = ""] = entry.split("=");
    return [place.toLowerCase(), prefixes.get(dialect) ?? ""];
  });
}

/**
 * The address that is routed: slashes joined (clients that concatenate a base ending in one send `//scans`), and `/v1`
 * of a dialect's own host or port moved to its place on the main host.
 */
export function routedUrl(mounts: Mounts, request: IncomingMessage): string {
  const url = request.url ?? "/";
  const [path = "/", query] = split(url);
  const joined = path.replace(/\/{2,}/g, "/");
  const prefix = prefixOf(mounts, request);
  const mounted = prefix === undefined ? joined : mountedPath(prefix, joined);
  return query === undefined ? mounted : `${mounted}?${query}`;
}

/** `/api/…` is what an older client of such an API calls `/v1/…`; on the native API it is the address itself. */
function mountedPath(prefix: string, path: string): string {
  if (/^\/v1(?:\/|$)/.test(path)) return prefix + path.slice("/v1".length);
  return path.startsWith("/api/") && !prefix.startsWith("/api/") ? prefix + path.slice("/api".length) : path;
}

function prefixOf(mounts: Mounts, request: IncomingMessage): string | undefined {
  if (mounts.ports.size + mounts.hosts.size === 0) return undefined;
  const byPort = mounts.ports.get(request.socket?.localPort ?? 0);
  if (byPort !== undefined) return byPort;
  const forwarded = [request.headers["x-forwarded-host"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  const host = forwarded && mounts.trusts(request.socket?.remoteAddress ?? "") ? forwarded : request.headers.host;
  return mounts.hosts.get(host?.toLowerCase().replace(/:\d+$/, "") ?? "");
}

function split(url: string): [string, string?] {
  const at = url.indexOf("?");
  return at === -1 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}
