/**
 * The form of the keys this platform issues: `gk_`, 32 random bytes as 43 base64url characters, and the CRC-32 of
 * everything before it as 6 base62 digits. A mistyped or invented key is told from a real one without a look-up; this
 * room never stores, hashes or compares keys.
 */
import { crc32 } from "node:zlib";
import type { Random } from "../random/index.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const keyPattern = /^gk_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/;

/** Makes a new key: 52 characters, 256 bits from `random`. */
export function formatKey(random: Random): string {
  const body = `gk_${random.bytes(32).toString("base64url")}`;
  return body + checksumOf(body);
}

/** True when `text` has the form of one of our keys and its last six characters are the checksum of the rest. */
export function hasValidChecksum(text: string): boolean {
  return keyPattern.test(text) && checksumOf(text.slice(0, -6)) === text.slice(-6);
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let shown = "";
  for (let place = 0; place < 6; place++) {
    shown = digits[rest % 62]! + shown;
    rest = Math.floor(rest / 62);
  }
  return shown;
}
