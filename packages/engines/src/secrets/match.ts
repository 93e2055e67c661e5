import type { Accepted, RuleText } from "./rule.ts";

/**
 * How a credential was recognised; a later kind gives way to an earlier one on the same bytes. `shape` is a pattern of no
 * provider's own, such as a URL with a password; `refused` has a provider's form but not its checksum, and keeps the other
 * kinds from reporting it.
 */
export const sources = ["refused", "pattern", "named", "shape", "user", "config", "generic"] as const;
export type MatchSource = (typeof sources)[number];

/** One credential in one text. Lives only while its file is scanned: it holds the value. */
export interface Match {
  readonly rule: RuleText;
  readonly source: MatchSource;
  /** Byte offsets in the file; of the encoded run when the value was decoded. */
  readonly start: number;
  readonly end: number;
  /** latin1 text of the credential. */
  readonly value: string;
  readonly accepted: Accepted;
  /** Before test and example paths lower it. */
  readonly confidence: number;
  readonly score: number;
  /** Name the value is assigned to, as written. */
  readonly name?: string;
  /** Encodings taken off, outermost first. */
  readonly decoded?: readonly Encoding[];
}

export type Encoding = "base64" | "hex" | "percent" | "unicode escapes";
