import type { Draw } from "./draw.ts";

/** What a rule tells people, and what it is called. */
export interface RuleText {
  /** Kebab case; the finding's rule id is `secrets.<id>`. */
  readonly id: string;
  readonly provider: string;
  /** Noun phrase: `GitHub personal access token`. */
  readonly title: string;
  /** One sentence: what its holder can do. */
  readonly opens: string;
  /** One imperative sentence: where and how it is revoked or replaced. */
  readonly revoke: string;
  readonly references?: readonly string[];
  /** A different class than a hard-coded credential (CWE-798). */
  readonly cwe?: readonly `CWE-${number}`[];
  /** 0 to 10; 8 unless told. */
  readonly score?: number;
}

/** What an offline check learned about a value that it accepts. */
export interface Accepted {
  /** A checksum or structure proves the value: the finding is almost certain. */
  readonly proven?: boolean;
  /** Named facts for people; never the value. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly score?: number;
  readonly confidence?: number;
  /** More exact than the rule's own title. */
  readonly title?: string;
}

/** `undefined` refuses the value. `groups` are the pattern's named groups besides `secret`; `now` judges expiry. */
export type Check = (value: string, seen: Seen) => Accepted | undefined;

export interface Seen {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly path: string;
  readonly now: Date;
  /** Up to 256 characters on either side of the value. */
  readonly before: string;
  readonly after: string;
}

/** A credential known by its own form. */
export interface PatternRule extends RuleText {
  readonly kind: "pattern";
  /** ASCII; one of them stands within the window of every match. */
  readonly keywords: readonly string[];
  /** Global; the group `secret` is the credential, or the whole match without one. Applied to latin1 text. */
  readonly pattern: RegExp;
  /** A look at the bytes around a keyword's end that spares most of its windows: false when no match can be there. */
  readonly confirm?: (bytes: Uint8Array, end: number) => boolean;
  /** `long`: the credential may be up to 16 KiB long. */
  readonly window?: "long";
  /** Shannon bits per character the value must reach; 2.5 unless told. */
  readonly minEntropy?: number;
  readonly check?: Check;
  /** What fails the check is no credential, whatever name it is assigned to. */
  readonly hasChecksum?: true;
  readonly samples: Samples;
}

/** A credential without a form of its own, known by the name it is assigned to. */
export interface NamedRule extends RuleText {
  readonly kind: "named";
  /** Matched against the name in lower case with `_` between its words, sections before it: `aws_secret_access_key`. */
  readonly name: RegExp;
  /** The whole value. */
  readonly value: RegExp;
  readonly minEntropy?: number;
  readonly check?: Check;
  readonly samples: Samples;
}

export type SecretRule = PatternRule | NamedRule;

/** Text in which exactly one finding of the rule is expected, and text in which none is; in a file of the given path. */
export type Samples = (draw: Draw) => {
  readonly path?: string;
  readonly positives: readonly string[];
  readonly negatives: readonly string[];
};

/**
 * The usual pattern of a prefixed token: `source` with no letter, digit or underscore right before or after it.
 *
 * @param tail further characters of the token's alphabet that may not follow, e.g. `-`
 */
export function token(source: string, tail = ""): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])(?<secret>${source})(?![A-Za-z0-9_${tail}])`, "g");
}
