import ipaddr from "ipaddr.js";
import { bareHost, canonicalHost } from "./host.ts";
import { isMetadata, readAddress } from "./ranges.ts";

/** One entry of the allow list, read. */
export type AllowEntry =
  | { readonly kind: "range"; readonly range: readonly [ipaddr.IPv4 | ipaddr.IPv6, number] }
  | { readonly kind: "host"; readonly host: string; readonly port: number | undefined };

/**
 * Reads one entry: CIDR, host, host:port or URL. Absolute folders, which the same variable may list for repositories,
 * and text that is none of these give `undefined`.
 */
export function readAllowEntry(text: string): AllowEntry | undefined {
  const entry = text.trim();
  if (entry === "" || entry.startsWith("/")) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(entry)) return URL.canParse(entry) ? fromUrl(new URL(entry)) : undefined;
  if (ipaddr.isValidCIDR(entry)) return { kind: "range", range: ipaddr.parseCIDR(entry) };
  const host = canonicalHost(entry);
  if (host !== undefined) return { kind: "host", host, port: undefined };
  const withPort = /^(.+):(\d{1,5})$/.exec(entry);
  const named = withPort === null ? undefined : canonicalHost(withPort[1]!);
  return named === undefined ? undefined : { kind: "host", host: named, port: Number(withPort![2]) };
}

/**
 * True when the entry speaks for this connection: by the host's name, or by the address itself. A range never allows
 * a metadata address; naming the address does.
 *
 * @param address one of the host's addresses
 */
export function allows(entry: AllowEntry, host: string, address: string, port: number | undefined): boolean {
  const parsed = readAddress(address);
  switch (entry.kind) {
    case "host": {
      if (entry.port !== undefined && entry.port !== port) return false;
      if (parsed !== undefined && readAddress(entry.host)?.toString() === parsed.toString()) return true;
      return entry.host === host && (parsed === undefined || !isMetadata(parsed));
    }
    case "range":
      return (
        parsed !== undefined &&
        parsed.kind() === entry.range[0].kind() &&
        !isMetadata(parsed) &&
        parsed.match([entry.range[0], entry.range[1]])
      );
    default:
      return entry satisfies never;
  }
}

function fromUrl(url: URL): AllowEntry | undefined {
  const host = bareHost(url);
  if (host === "") return undefined;
  const defaultPort = { "http:": 80, "https:": 443 }[url.protocol];
  return { kind: "host", host, port: url.port === "" ? defaultPort : Number(url.port) };
}
