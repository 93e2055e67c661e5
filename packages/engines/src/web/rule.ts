import type { Severity } from "../findings/index.ts";

export type Category = "cookies" | "cors" | "disclosure" | "exposure" | "headers" | "markup" | "tls" | "transport";

/** What one kind of defect is called, why it matters and how to fix it; the same for every place it is seen. */
export interface Rule {
  /** Without the `web.` prefix. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** 1 to 10. */
  readonly confidence: number;
  /** `origin`: one fix for the whole site, so one finding; `route`: one finding per route shape. */
  readonly scope: "origin" | "route";
  readonly title: string;
  readonly short: string;
  readonly description: string;
  readonly remediation: string;
  readonly references: readonly string[];
  readonly cwe: readonly `CWE-${number}`[];
}

/** One place where a rule holds, with what was seen and what would be right. */
export interface Hit {
  readonly rule: Rule;
  readonly url: string;
  /** The defect without values: `header:content-security-policy`, `cookie:<name>`. */
  readonly anchor: string;
  readonly observed: string;
  readonly expected: string;
  readonly parameter?: string;
  /** Excerpts of the proof; bounded and masked when the finding is made. */
  readonly request?: string;
  readonly response?: string;
}
