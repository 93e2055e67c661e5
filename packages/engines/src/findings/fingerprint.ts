/**
 * Identity of a finding without line numbers, version 1: the hash of target identity, rule family, normalised path,
 * content anchor and ordinal among equals. Never a line, never dynamic text, never a secret.
 */
import { createHash } from "node:crypto";
import type { Finding, Location } from "./finding.ts";

export const fingerprintVersion = 1;

/** A finding with its identity: 64 lower-case hex characters. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
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
): AsyncGenerator<IdentifiedFinding> {
  const seen = new Map<string, number>();
  for await (const finding of findings) {
    const key = identityKey(targetLabel, finding);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    yield { ...finding, fingerprint: sha256(`${key}\0${ordinal}`) };
  }
}

/** The five inputs but the ordinal, hashed to keep the ordinal table small. */
function identityKey(targetLabel: string, finding: Finding): string {
  return sha256(
    [
      `gatewatch/v${fingerprintVersion}`,
      targetLabel,
      finding.family ?? finding.ruleId,
      pathOf(finding.location),
      finding.anchor,
    ].join("\0"),
  );
}

/** The place part of an identity: the path in a tree, the path of a URL, or the host; empty where there is none. */
export function pathOf({ file, url, host, port }: Location): string {
  if (file !== undefined) return file.normalize("NFC");
  if (url !== undefined) return URL.canParse(url) ? new URL(url).pathname : url;
  return port === undefined ? (host ?? "") : `${host}:${port}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
