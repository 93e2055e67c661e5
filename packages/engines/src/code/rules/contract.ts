import type { Owasp2021 } from "../../findings/index.ts";
import type { LanguageId } from "../ir/index.ts";
import type { Patch } from "../patching/index.ts";
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
  /** Of the OWASP Top 10 of 2021. */
  readonly owasp: Owasp2021;
  readonly references: readonly string[];
  readonly score: number;
  readonly v31: string;
  readonly v40: string;
  /** What a value must not be unsafe for; absent for rules that need no untrusted data. */
  readonly context?: Context;
  /** Whoever starts the program may do this anyway: its arguments are no attack. */
  readonly ignoresCommandLine?: true;
  /** It is about what a server does: what a page reads of its own address is no attack on it. */
  readonly ignoresBrowser?: true;
  /**
   * What callers give a published library counts: all of it, or only where it is a part of what the library makes of it.
   * A path or an address that is used as it is given is what the caller asked for. Absent: none of it.
   */
  readonly ofCallers?: "all" | "parts";
  /** What a request stored and the program reads again later counts too. */
  readonly throughStores?: true;
  /** Says nothing where one of these speaks of the same place. */
  readonly yieldsTo?: readonly RuleId[];
  /** Names of settings by which operators ask for it: where one is asked about first, it is rated a step lower. */
  readonly askedFor?: RegExp;
  /** Members that put another check in its place where the same function writes them: rated a step lower. */
  readonly replacedBy?: RegExp;
  /** Most that may be said of a finding, where the class itself is a guess. */
  readonly mostConfidence?: number;
  /** The fix, where it is mechanical. */
  readonly patch?: Patch;
}

export const ruleIds = [
  "address-from-variable",
  "archive-extraction",
  "argument-injection",
  "autoescape-off",
  "bind-all-interfaces",
  "cleartext-storage",
  "cleartext-transmission",
  "client-decides",
  "code-evaluated",
  "code-injection",
  "command-injection",
  "cors-any-origin",
  "cors-any-origin-with-credentials",
  "credentials-in-answer",
  "credentials-sent-on-redirect",
  "cross-site-scripting",
  "csrf-protection-off",
  "debug-mode",
  "decompression-bomb",
  "default-password",
  "deserializer-used",
  "directory-exposed",
  "error-disclosure",
  "file-inclusion",
  "file-race",
  "fixed-nonce",
  "hardcoded-credential",
  "hardcoded-signing-key",
  "header-injection",
  "hidden-text",
  "host-header-trusted",
  "http-smuggling",
  "index-out-of-range",
  "insecure-cookie",
  "integer-overflow",
  "jwt-not-verified",
  "ldap-injection",
  "leaked-context",
  "log-injection",
  "loop-bound-by-input",
  "mail-injection",
  "client-supplied-identity",
  "mass-assignment",
  "missing-guard",
  "missing-owner-check",
  "missing-role-check",
  "unauthenticated-endpoint",
  "broken-guard",
  "unverified-token",
  "no-authentication",
  "no-forgery-protection",
  "missing-security-headers",
  "missing-timeout",
  "nosql-injection",
  "open-file-permissions",
  "open-redirect",
  "open-window",
  "path-from-variable",
  "path-traversal",
  "predictable-temporary-file",
  "predictable-token",
  "process-started",
  "program-by-search-path",
  "prototype-pollution",
  "regex-injection",
  "risky-import",
  "script-readable-cookie",
  "secret-in-output",
  "server-side-request-forgery",
  "session-fixation",
  "shared-key-callback-state",
  "slow-pattern",
  "sql-built-from-parts",
  "sql-injection",
  "swallowed-error",
  "template-injection",
  "template-options",
  "timing-attack",
  "tls-check-skipped-on-resumption",
  "tls-verification-off",
  "token-not-revocable",
  "trust-boundary",
  "unbounded-body",
  "unrestricted-upload",
  "unescaped-markup",
  "unpinned-download",
  "unsafe-deserialization",
  "unsafe-memory",
  "unsafe-reflection",
  "weak-cipher",
  "weak-hash",
  "weak-key-size",
  "weak-random",
  "weak-tls-version",
  "wildcard-in-command",
  "xml-external-entities",
  "xml-parser-unhardened",
  "xpath-injection",
] as const;
export type RuleId = (typeof ruleIds)[number];
