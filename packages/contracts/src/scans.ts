/** Scans and findings as the native API shows them. Lists on Gecko's paths keep Gecko's camelCase envelope. */
import { z } from "zod";
import { cursorMeta, instant, scanStatus, severity, severityCounts } from "./common.ts";

export const scanTarget = z
  .union([
    z.object({ url: z.string().min(1).max(2048) }),
    z.object({ host: z.string().min(1).max(255) }),
    z.object({ git_url: z.string().min(1).max(2048), branch: z.string().min(1).max(255).optional() }),
    z.object({ path: z.string().min(1).max(4096) }),
    z.object({ upload_id: z.string().min(1).max(64) }),
  ])
  .meta({ id: "ScanTarget" });

export const engineName = z.enum(["secrets", "dependencies", "config", "code", "web", "host"]);

/** `POST /scans`: Gecko's `gitlabUrl`, or our `target`. */
export const createScanRequest = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  gitlabUrl: z.string().max(2048).optional(),
  branch: z.string().min(1).max(255).optional(),
  target: scanTarget.optional(),
  profile: z.enum(["quick", "full"]).optional(),
  engines: z.array(engineName).min(1).max(6).optional(),
  /** Only what changed since this branch, tag or commit of the repository and the one scanned have parted. */
  changed_since: z.string().min(1).max(255).optional(),
  /** Only what this unified diff touches. */
  changed_lines: z.string().min(1).max(1_000_000).optional(),
});

export const repositoryRef = z.object({ fullName: z.string(), branch: z.string().nullable(), instance: z.string() });

/** 201 of `POST /scans`, Gecko's shape with additions. */
export const createScanAnswer = z.object({
  version: z.literal("v1"),
  data: z.object({
    scanId: z.uuid(),
    name: z.string(),
    status: z.string(),
    repository: repositoryRef.nullable(),
    taskArn: z.string(),
    estimatedCompletion: instant,
  }),
});

/** One engine's way through a scan. */
export const scanStage = z.object({
  engine: z.string(),
  status: z.enum(["waiting", "running", "completed", "failed"]),
  done: z.int(),
  total: z.int().nullable(),
  message: z.string(),
  reason: z.string().nullable(),
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
});
export const coverageNote = z.object({ engine: z.string(), place: z.string(), reason: z.string() });

/** A finding that a comment in the code silences. `by` is the word of the comment. */
export const suppressedFinding = z
  .object({
    engine: z.string(),
    rule_id: z.string(),
    title: z.string(),
    severity,
    place: z.string(),
    by: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: "SuppressedFinding" });

/** `GET /scans/{id}` */
export const scan = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(["repo", "web", "host", "network", "cloud"]),
    profile: z.string(),
    trigger: z.string(),
    status: scanStatus,
    partial: z.boolean(),
    status_reason: z.string().nullable(),
    status_message: z.string().nullable(),
    target: z.string(),
    repository: repositoryRef.nullable(),
    commit: z.string().nullable(),
    /** Set where the scan looked at a change alone: then it fixes nothing, and `statistics.findings_outside_changes` counts the rest. */
    changes: z.object({ since: z.string().nullable(), base_commit: z.string().nullable() }).nullable(),
    progress: z.object({
      percent: z.int(),
      current: z.int(),
      total: z.int(),
      stage: z.string(),
      message: z.string(),
    }),
    stages: z.array(scanStage),
    counts: severityCounts.extend({ new: z.int(), persisting: z.int(), fixed: z.int() }),
    /** What new, persisting and fixed are measured against. */
    baseline_scan_id: z.uuid().nullable(),
    languages: z.array(z.string()),
    /** The team's own rules that it ran; the SHA-256 of their text says whether another scan ran the same. */
    rule_sets: z.array(z.object({ id: z.uuid(), name: z.string(), version: z.int(), sha256: z.string() })),
    score: z.int().nullable(),
    grade: z.string().nullable(),
    not_covered: z.object({ total: z.int(), items: z.array(coverageNote) }),
    excluded: z.object({ total: z.int(), items: z.array(coverageNote) }),
    /** What comments in the code silence, each with its reason; the first 200 are listed. */
    suppressed: z.object({ total: z.int(), items: z.array(suppressedFinding) }),
    statistics: z.record(z.string(), z.number()),
    created_at: instant,
    started_at: instant.nullable(),
    finished_at: instant.nullable(),
    estimated_completion: instant.nullable(),
    last_output_at: instant.nullable(),
  })
  .meta({ id: "Scan" });
export const scanAnswer = z.object({ data: scan });

/** Row of `GET /scans`, Gecko's list. */
export const scanRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    status: z.string(),
    kind: z.string(),
    target: z.string(),
    createdAt: instant,
    completedAt: instant.nullable(),
    language: z.string().nullable(),
    repository: repositoryRef.nullable(),
    vulnerabilityCount: z.int(),
    severityCounts,
    score: z.int().nullable(),
    partial: z.boolean(),
    /** It looked at a change alone. */
    changesOnly: z.boolean(),
    progressPercent: z.int(),
  })
  .meta({ id: "ScanRow" });
export const pagination = z.object({ total: z.int(), limit: z.int(), offset: z.int(), hasMore: z.boolean() });
export const scanListAnswer = z.object({
  version: z.literal("v1"),
  data: z.array(scanRow),
  pagination,
  filters: z.object({ status: z.string().nullable(), language: z.string().nullable() }),
});

/** Against the scan's baseline. */
export const diffState = z.enum(["new", "persisting", "fixed"]).meta({ id: "DiffState" });

/** One occurrence joined with its issue, for people. Never holds a secret. */
export const finding = z
  .object({
    id: z.uuid(),
    vulnerability_id: z.uuid(),
    scan_id: z.uuid(),
    engine: z.string(),
    rule_id: z.string(),
    category: z.string(),
    title: z.string(),
    short_description: z.string(),
    description: z.string(),
    remediation: z.string(),
    references: z.array(z.string()),
    cwe: z.array(z.string()),
    severity,
    severity_score: z.number(),
    cvss_vector: z.string().nullable(),
    confidence: z.int(),
    diff_state: diffState,
    place: z.string(),
    location: z.record(z.string(), z.union([z.string(), z.number()])),
    trace: z.array(
      z.object({
        role: z.enum(["source", "flow", "sink"]),
        file: z.string(),
        line: z.int(),
        snippet: z.string(),
        primary: z.boolean(),
        note: z.string().optional(),
      }),
    ),
    evidence: z.object({
      snippet: z.string().optional(),
      /** A mechanical fix as a unified diff against the scanned tree, for `git apply`. */
      patch: z.string().optional(),
      request: z.string().optional(),
      response: z.string().optional(),
      facts: z.record(z.string(), z.string()).optional(),
      secret: z.object({ preview: z.string(), provider: z.string(), validity: z.string() }).optional(),
    }),
    observed_at: instant,
  })
  .meta({ id: "Finding" });
/** `GET /scans/{id}/findings?severity=&cursor=&limit=`: worst first, keyset. Readable while the scan runs. */
export const findingListAnswer = z.object({ data: z.array(finding), meta: cursorMeta });

/** `GET /scans/{id}/results?severity=&diff=`: all of them at once, worst first, streamed. Readable while the scan runs. */
export const scanResultsAnswer = z.object({
  meta: z.object({ scan_id: z.uuid(), status: scanStatus, partial: z.boolean(), score: z.number().nullable() }),
  data: z.array(finding),
});

/** Query of `POST /scans/import` (body: a SARIF 2.1.0 report, packed with gzip or not): what it is about, unless it says so itself. */
export const importQuery = z.object({
  git_url: z.string().min(1).max(2048).optional(),
  url: z.string().min(1).max(2048).optional(),
  /** The target of this scan. */
  scan_id: z.string().min(1).max(100).optional(),
  branch: z.string().min(1).max(255).optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .optional(),
  name: z.string().trim().min(1).max(200).optional(),
});

/** 201 of `POST /uploads` (body: the tar.gz or zip itself). */
export const uploadAnswer = z.object({ upload_id: z.string(), size: z.int(), sha256: z.string() });

/** `none`: no severity fails by itself, only policies do. */
const gateLevel = z.union([severity, z.literal("none")]);
/** `GET /scans/{id}/gate?severity=&diff=`: whether a build may go on. */
export const gateQuery = z.object({ severity: gateLevel.default("high"), diff: z.enum(["new"]).optional() });
/** `fail`: something open is at least as bad. `undecided`: nothing is, and the scan has not covered everything. */
export const gateAnswer = z.object({
  data: z
    .object({
      scan_id: z.uuid(),
      verdict: z.enum(["pass", "fail", "undecided"]),
      reasons: z.array(z.string()),
      severity: gateLevel,
      diff: z.enum(["new"]).nullable(),
      blocking: z.object({ total: z.int(), total_kind: z.enum(["exact", "at_least"]) }),
    })
    .meta({ id: "Gate" }),
});
