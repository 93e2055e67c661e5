/**
 * Bearer tokens of our own making: 256 random bits that are shown once and kept as SHA-256 alone (that much randomness
 * needs no slow hash). It never stores or compares one.
 */
import { createHash } from "node:crypto";
import type { Random } from "../random/index.ts";

/** Makes a token: 43 base64url characters. */
export function newToken(random: Random): string {
  return random.bytes(32).toString("base64url");
}

/** What is kept of a token, or of any other text with as much randomness: 32 bytes. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
