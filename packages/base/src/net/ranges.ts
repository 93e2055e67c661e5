import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses where clouds hand out credentials; a range that happens to hold them does not allow them. */
const metadataAddresses = new Set(["169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"]);

/** An address in its shortest form, an IPv4 address out of its v4-mapped one; `undefined` when the text is none. */
export function readAddress(text: string): Address | undefined {
  return ipaddr.isValid(text) && (text.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(text))
    ? ipaddr.process(text)
    : undefined;
}

/** True for cloud metadata services. */
export function isMetadata(address: Address): boolean {
  return metadataAddresses.has(address.toString());
}

/**
 * True only for addresses of the public internet: IPv4 outside every special-purpose range, and IPv6 inside 2000::/3
 * outside every special-purpose range (IANA special-purpose address registries, RFC 6890).
 *
 * @param text as written: a v4-mapped, 6to4, NAT64 or Teredo form is never public, whatever it carries
 */
export function isPublicAddress(text: string): boolean {
  if (readAddress(text) === undefined) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return !(address instanceof ipaddr.IPv6) || (address.parts[0]! & 0xe000) === 0x2000;
}
