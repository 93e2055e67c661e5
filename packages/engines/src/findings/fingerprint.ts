/**
 * Identity of a finding without line numbers. Version 1: the hash of target identity, rule family, normalised path,
 * content anchor and ordinal among equals. Never a line, never dynamic text, never a secret.
 */
import { hash } from "node:crypto";
import type { Finding, Location } from "./finding.ts";

/** What an identity is made of, besides the ordinal. */
export interface Identity {
  /** The same repository or URL must always bring the same text. */
  readonly targetLabel: string;
  readonly family: string;
  readonly path: string;
  readonly anchor: string;
}

/** One way to make a fingerprint. A version that stands is never changed: the next one gets a new number. */
export interface FingerprintVersion {
  readonly number: number;
  /** Equal keys make equals, told apart by their ordinal. */
  keyOf(identity: Identity): string;
}

const version1: FingerprintVersion = {
  number: 1,
  keyOf: ({ targetLabel, family, path, anchor }) => ["gatewatch/v1", targetLabel, family, path, anchor].join("\0"),
};

/** Oldest first; the last one gives new findings their fingerprint, those before it are how older issues are known. */
export const fingerprintVersions: readonly FingerprintVersion[] = [version1];
export const fingerprintVersion = 1;

/** A finding with its identity: 64 lower-case hex characters. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
  /** Place among equals, from 0. */
  readonly ordinal?: number;
  /** The fingerprints that earlier versions give it. */
  readonly formerFingerprints?: readonly string[];
}

/**
 * Gives each finding its fingerprint. Findings of one path must come together and in position order (the engines'
 * contract), so that the ordinal among equals is a count by position, not by arrival.
 *
 * @param targetLabel identity of the target: the same repository or URL must always bring the same text
 */
export async function* identify(
  targetLabel: string,
  findings: AsyncIterable<Finding>,
  versions: readonly FingerprintVersion[] = fingerprintVersions,
): AsyncGenerator<IdentifiedFinding> {
  const counts = new Map<string, number>();
  for await (const finding of findings) {
    const identity = identityOf(targetLabel, finding);
    const made = versions.map((version) => {
      const key = sha256(version.keyOf(identity)); // hashed to keep the table of ordinals small
      const ordinal = counts.get(key) ?? 0;
      counts.set(key, ordinal + 1);
      return { fingerprint: sha256(`${key}\0${ordinal}`), ordinal };
    });
    const former = made.slice(0, -1).map(({ fingerprint }) => fingerprint);
    yield { ...finding, ...made.at(-1)!, ...(former.length > 0 && { formerFingerprints: former }) };
  }
}

/** The fingerprint that a version gives to an identity. */
export function fingerprintOf(version: FingerprintVersion, identity: Identity, ordinal: number): string {
  return sha256(`${sha256(version.keyOf(identity))}\0${ordinal}`);
}

/** The looser key, without path, that finds moved code; findings outside of files do not move. */
export function movedKeyOf({ family, ruleId, anchor, location }: Finding): string | null {
  return location.file === undefined ? null : sha256([family ?? ruleId, anchor].join("\0"));
}

function identityOf(targetLabel: string, { family, ruleId, location, anchor }: Finding): Identity {
  return { targetLabel, family: family ?? ruleId, path: pathOf(location), anchor };
}

/** The place part of an identity: the path in a tree, the path of a URL, or the host; empty where there is none. */
export function pathOf({ file, url, host, port }: Location): string {
  if (file !== undefined) return file.normalize("NFC");
  if (url !== undefined) return URL.canParse(url) ? new URL(url).pathname : url;
  return port === undefined ? (host ?? "") : `${host}:${port}`;
}

function sha256(text: string): string {
  return hash("sha256", text);
}
