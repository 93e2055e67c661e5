import type { LanguageId } from "../ir/index.ts";
import type { Context } from "../values/index.ts";

/** A class of defect: how it is called, rated, explained and mended. */
export interface Rule {
  /** Without the engine's prefix. */
  readonly id: RuleId;
  readonly category: string;
  /** `{sink}` and `{source}` are replaced. */
  readonly title: string;
  readonly short: string;
  readonly description: string;
  /** For each language that a model finds it in. */
  readonly remediation: Readonly<Partial<Record<LanguageId, string>>>;
  readonly cwe: readonly `CWE-${number}`[];
  readonly references: readonly string[];
  readonly score: number;
  readonly v31?: string;
  readonly v40?: string;
  /** What a value must not be unsafe for; absent for rules that need no untrusted data. */
  readonly context?: Context;
  /** Whoever starts the program may do this anyway: its arguments are no attack. */
  readonly ignoresCommandLine?: true;
  /** Most that may be said of a finding, where the class itself is a guess. */
  readonly mostConfidence?: number;
}

export const ruleIds = [
  "code-injection",
  "command-injection",
  "cors-any-origin-with-credentials",
  "debug-mode",
  "unsafe-deserialization",
  "hardcoded-signing-key",
  "insecure-cookie",
  "jwt-not-verified",
  "ldap-injection",
  "log-injection",
  "missing-guard",
  "nosql-injection",
  "open-redirect",
  "path-traversal",
  "prototype-pollution",
  "regex-injection",
  "sql-injection",
  "server-side-request-forgery",
  "template-injection",
  "tls-verification-off",
  "trust-boundary",
  "weak-cipher",
  "weak-hash",
  "weak-random",
  "cross-site-scripting",
  "xpath-injection",
  "xml-external-entities",
  "script-readable-cookie",
] as const;
export type RuleId = (typeof ruleIds)[number];
