import { hash } from "node:crypto";
import type { Result } from "./schema.ts";

/** The fingerprint that this program wrote into a report of its own (hex). */
export function ownFingerprint({ partialFingerprints }: Result): string | undefined {
  const value = partialFingerprints?.["gatewatchFingerprint/v1"];
  return value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}

/** Names and values of a result's fingerprints, the whole ones first, each group by name; 1,000 characters of each. */
export function fingerprintsOf({ fingerprints = {}, partialFingerprints = {} }: Result): string[] {
  const sorted = (named: Readonly<Record<string, string>>) =>
    Object.keys(named)
      .sort()
      .map((name) => `${name}=${named[name]}`.slice(0, 1000));
  return [...sorted(fingerprints), ...sorted(partialFingerprints)];
}

/** 48 bits of a hash: enough to tell a million values apart, small enough to keep a million of them. */
export function shortHash(text: string): number {
  return Number.parseInt(hash("sha256", text).slice(0, 12), 16);
}
