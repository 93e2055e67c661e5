/** What an engine yields, before a server gives it an issue and an occurrence. */
/** The engines there are, in the order they are shown. */
export const engineIds = ["secrets", "dependencies", "config", "code", "web", "host"] as const;
export type EngineId = (typeof engineIds)[number];

export const severities = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export interface Finding {
  readonly engine: EngineId;
  /** Stable, `engine.kind` or `engine.kind-detail`, e.g. `secrets.github-token`, `web.csp-missing`. */
  readonly ruleId: string;
  /** Issues of one family are the same defect seen by different rule versions. Default: the rule id. */
  readonly family?: string;
  /** Short class for people and dialects: `secrets`, `headers`, `tls`, `cookies`, … */
  readonly category: string;
  readonly title: string;
  readonly shortDescription: string;
  readonly description: string;
  /** What to do, in imperative sentences; Markdown with code blocks allowed. */
  readonly remediation: string;
  readonly references: readonly string[];
  readonly cwe: readonly `CWE-${number}`[];
  readonly severity: Severity;
  /** 0.0 to 10.0. */
  readonly severityScore: number;
  readonly cvss?: { readonly v31?: string; readonly v40?: string };
  /** 1 to 10. */
  readonly confidence: number;
  readonly location: Location;
  /** Ordered source → flow → sink; exactly one step is primary when there is a trace. */
  readonly trace?: readonly TraceStep[];
  /** Lines besides the trace that it hangs on: where an endpoint is registered and mounted, what answers, what runs before. */
  readonly concerns?: readonly { readonly file: string; readonly line: number; readonly endLine: number }[];
  readonly evidence: Evidence;
  /** What the defect is, without place in the file, line, time or value: the content part of its fingerprint. */
  readonly anchor: string;
  /** Set by the engine when the user's own comment or allowlist silences it. */
  readonly suppressed?: { readonly by: string; readonly reason?: string };
}

export interface Location {
  /** Tree targets: path as `TreeFile.path`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly url?: string;
  readonly method?: string;
  readonly parameter?: string;
  readonly host?: string;
  readonly port?: number;
}

export interface TraceStep {
  readonly role: "source" | "flow" | "sink";
  readonly file: string;
  readonly line: number;
  readonly snippet: string;
  readonly primary: boolean;
  readonly note?: string;
}

export interface Evidence {
  /** The lines around the place, secrets masked. */
  readonly snippet?: string;
  readonly request?: string;
  readonly response?: string;
  /** A mechanical fix as a unified diff against the scanned tree, for `git apply`. */
  readonly patch?: string;
  /** Named facts shown as a table: `{ "observed": "max-age=0" }`. Never a secret. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Secrets only: masked preview and keyed hash, never the value. */
  readonly secret?: {
    readonly preview: string;
    readonly hmac: string;
    readonly provider: string;
    readonly validity: "not_checked" | "active" | "inactive" | "unknown";
  };
}

/** The place as one line for people: `src/a.ts:12`, or the URL. */
export function placeOf(location: Location): string {
  if (location.file !== undefined)
    return location.line === undefined ? location.file : `${location.file}:${location.line}`;
  if (location.url !== undefined) return location.url;
  return location.port === undefined ? (location.host ?? "") : `${location.host}:${location.port}`;
}
