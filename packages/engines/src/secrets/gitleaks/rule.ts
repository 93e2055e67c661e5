/** One rule of a gitleaks configuration, its patterns translated. Plain data: it is sent to the worker thread. */
export interface UserRule {
  readonly id: string;
  readonly description: string;
  /** Absent for rules about paths only. */
  readonly pattern: RegExp | undefined;
  /** Pattern as it stood in the file. */
  readonly origin: string | undefined;
  readonly path: RegExp | undefined;
  /** 0: the first group that took part, or the whole match. */
  readonly secretGroup: number;
  readonly entropy: number;
  /** Lower case; empty: the rule reads whole files. */
  readonly keywords: readonly string[];
  readonly allowlists: readonly Allowlist[];
  readonly required: readonly Required[];
}

export interface Allowlist {
  readonly all: boolean;
  readonly target: "secret" | "match" | "line";
  readonly regexes: readonly RegExp[];
  readonly paths: readonly RegExp[];
  readonly stopwords: readonly string[];
  /** Names commits: without a history such a condition is never met. */
  readonly hasCommits: boolean;
}

/** Another rule that must match near by, or anywhere in the file when no distance is given. */
export interface Required {
  readonly id: string;
  readonly withinLines: number | undefined;
  readonly withinColumns: number | undefined;
}

/** What one user rule found: offsets of the whole match and of the secret in it. */
export interface UserMatch {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  readonly secretStart: number;
  readonly secretEnd: number;
}
