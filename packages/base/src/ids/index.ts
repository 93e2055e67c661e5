/**
 * Identity of records: one 128-bit UUIDv7 each (RFC 9562 §5.7). A prefix such as `scan_` is presentation only; every
 * look-up accepts the bare UUID, the prefixed UUID and the prefixed base32 form.
 */
import type { Clock } from "../clock/index.ts";
import type { Random } from "../random/index.ts";

declare const brand: unique symbol;
/** A string that names one kind of record and cannot be mixed with another kind. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** Presentation prefixes by kind of record. */
export type IdPrefix = "scan" | "fnd" | "vuln" | "rep" | "key" | "usr" | "team" | "upl" | "repo" | "gw" | "cfg";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base32, lower case
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const base32Pattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/**
 * Makes a new UUIDv7: 48 bits of milliseconds, version, 74 random bits.
 *
 * @returns lower-case canonical text, 36 characters
 */
export function newId<Kind extends string>(clock: Clock, random: Random): Id<Kind> {
  const bytes = random.bytes(16);
  bytes.writeUIntBE(clock.now().getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return uuidText(bytes) as Id<Kind>;
}

/** Shows an id with its prefix, base32 encoded: `scan_06f9…` (26 characters after the underscore). */
export function showId(prefix: IdPrefix, id: string): string {
  let value = BigInt(`0x${id.replaceAll("-", "")}`);
  let text = "";
  for (let digit = 0; digit < 26; digit++) {
    text = alphabet[Number(value & 31n)]! + text;
    value >>= 5n;
  }
  return `${prefix}_${text}`;
}

/**
 * Reads an id in any accepted form: UUID, `prefix_` or `prefix-` followed by UUID or base32.
 *
 * @returns the canonical UUID, or `undefined` when the text is no id at all
 */
export function readId<Kind extends string>(text: string): Id<Kind> | undefined {
  const bare = text.toLowerCase().replace(/^[a-z]{2,5}[_-](?=[0-9a-z-]{26,36}$)/, "");
  if (uuidPattern.test(bare)) return bare as Id<Kind>;
  if (!base32Pattern.test(bare)) return undefined;
  let value = 0n;
  for (const character of bare) value = (value << 5n) | BigInt(alphabet.indexOf(character));
  const bytes = Buffer.from(value.toString(16).padStart(32, "0"), "hex");
  return uuidText(bytes) as Id<Kind>;
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
