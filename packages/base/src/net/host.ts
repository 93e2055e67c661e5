/**
 * The canonical spelling of a host, as the URL standard makes it: lower case, punycode, every decimal, octal, hex or
 * short IPv4 form as four decimals, IPv6 compressed and without brackets.
 *
 * @returns `undefined` when the text is no host
 */
export function canonicalHost(host: string): string | undefined {
  const bracketed = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  const url = `http://${bracketed}/`;
  if (/[\s/?#@\\]/.test(host) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.port === "" && parsed.hostname !== "" ? bareHost(parsed) : undefined;
}

/** The host of a URL without the brackets of an IPv6 literal and without the root dot of a name. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}
