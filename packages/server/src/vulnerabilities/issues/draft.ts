import { hash } from "node:crypto";
import { type IdentifiedFinding, movedKeyOf, pathOf } from "@gatewatch/engines/findings";
import type { SlaDays } from "../sla/index.ts";
import { storable } from "../storable.ts";

const dayMs = 24 * 3_600_000;

/** A row for `issues_issue` in column spelling. Hashes are hex. */
export interface IssueDraft {
  readonly id: string;
  readonly target_id: string;
  readonly fingerprint: string;
  readonly fingerprint_version: number;
  readonly engine: string;
  readonly rule_id: string;
  readonly family: string;
  readonly anchor: string;
  readonly ordinal: number;
  /** Hex. */
  readonly moved_key: string | null;
  readonly path: string;
  readonly category: string;
  readonly cwe: readonly string[];
  readonly severity: string;
  readonly severity_score: number;
  readonly cvss_vector: string | null;
  readonly confidence: number;
  readonly prose: string;
  readonly attributes: string;
  readonly first_seen_scan: string;
  readonly created_at: string;
  readonly due_at: string | null;
}

/** A row for `issues_prose`. */
export interface ProseDraft {
  readonly hash: string;
  readonly title: string;
  readonly short_description: string;
  readonly description: string;
  readonly remediation: string;
  readonly reference_urls: readonly string[];
}

export interface DraftContext {
  readonly issueId: string;
  readonly targetId: string;
  readonly scanId: string;
  readonly observedAt: Date;
  readonly fingerprintVersion: number;
  readonly slaDays: SlaDays;
}

/** The texts of a finding, named by their hash. */
export function proseOf(finding: IdentifiedFinding): ProseDraft {
  const { title, shortDescription, description, remediation, references } = finding;
  const parts = [title, shortDescription, description, remediation, ...references].map(storable);
  const [storedTitle = "", short = "", long = "", fix = "", ...urls] = parts;
  return {
    hash: sha256(parts.join("\0")),
    title: storedTitle,
    short_description: short,
    description: long,
    remediation: fix,
    reference_urls: urls,
  };
}

/** What an issue made from this finding would be. */
export function issueOf(finding: IdentifiedFinding, prose: ProseDraft, context: DraftContext): IssueDraft {
  const { severity, severityScore, confidence, cwe, category, cvss } = finding;
  const days = context.slaDays[severity];
  const movedKey = movedKeyOf(finding);
  const vector = cvss?.v40 ?? cvss?.v31 ?? null;
  return {
    id: context.issueId,
    target_id: context.targetId,
    fingerprint: finding.fingerprint,
    fingerprint_version: context.fingerprintVersion,
    engine: finding.engine,
    rule_id: finding.ruleId,
    family: finding.family ?? finding.ruleId,
    anchor: finding.anchor,
    ordinal: finding.ordinal ?? 0,
    moved_key: movedKey,
    path: pathOf(finding.location),
    category,
    cwe,
    severity,
    severity_score: severityScore,
    cvss_vector: vector,
    confidence,
    prose: prose.hash,
    attributes: sha256(
      JSON.stringify([
        finding.ruleId,
        severity,
        severityScore,
        confidence,
        cwe,
        category,
        vector,
        prose.hash,
        movedKey,
      ]),
    ),
    first_seen_scan: context.scanId,
    created_at: context.observedAt.toISOString(),
    due_at: days === null ? null : new Date(context.observedAt.getTime() + days * dayMs).toISOString(),
  };
}

function sha256(text: string): string {
  return hash("sha256", text);
}
