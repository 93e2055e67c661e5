import type { Severity } from "@gatewatch/engines/findings";
import type { ReportedFinding } from "@gatewatch/engines/formats";
import type { TeamId } from "../../kernel/actor.ts";
import type { FindingRow, IssueStatus, Vulnerabilities } from "../../vulnerabilities/index.ts";

const heldAtMost = 500;
const smallestPage = 10;

/** A finding with what the room of vulnerabilities knows of it. */
export interface ScopedFinding extends ReportedFinding {
  readonly id: string;
  readonly issueId: string;
  readonly scanId: string;
  readonly status: IssueStatus;
  /** ISO 8601. */
  readonly observedAt: string;
}

/**
 * The findings of scans, worst first: each scan is read in its own order, and they are merged here:
 * what is held is one page of each, all pages together bounded.
 */
export async function* reportedFindings(
  vulnerabilities: Pick<Vulnerabilities, "eachFinding">,
  teamId: TeamId,
  scanIds: readonly string[],
  severityAtLeast?: Severity,
): AsyncGenerator<ScopedFinding> {
  const pageSize = Math.max(smallestPage, Math.floor(heldAtMost / scanIds.length));
  const sources = scanIds.map((scanId) =>
    reportedOf(
      vulnerabilities.eachFinding(teamId, { scanIds: [scanId], ...(severityAtLeast && { severityAtLeast }) }, pageSize),
    ),
  );
  const heads = await Promise.all(sources.map((source) => source.next()));
  for (;;) {
    let worst: number | undefined;
    heads.forEach(({ done, value }, at) => {
      if (!done && (worst === undefined || value.severityScore > (heads[worst]?.value?.severityScore ?? 0))) worst = at;
    });
    const head = worst === undefined ? undefined : heads[worst];
    const source = worst === undefined ? undefined : sources[worst];
    if (worst === undefined || !source || !head || head.done) return;
    yield head.value;
    heads[worst] = await source.next();
  }
}

async function* reportedOf(findings: AsyncIterable<FindingRow>): AsyncGenerator<ScopedFinding, undefined> {
  for await (const row of findings) yield reported(row);
}

/** The anchor is only kept as part of the fingerprint, and no format shows it. */
function reported(row: FindingRow): ScopedFinding {
  const { cvssVector: vector, trace } = row;
  return {
    id: row.id,
    issueId: row.issueId,
    scanId: row.scanId,
    status: row.status,
    observedAt: row.observedAt.toISOString(),
    engine: row.engine,
    ruleId: row.ruleId,
    category: row.category,
    title: row.title,
    shortDescription: row.shortDescription,
    description: row.description,
    remediation: row.remediation,
    references: row.references,
    cwe: row.cwe.filter((cwe): cwe is `CWE-${number}` => /^CWE-\d+$/.test(cwe)),
    severity: row.severity,
    severityScore: row.severityScore,
    ...(vector !== null && { cvss: vector.startsWith("CVSS:4") ? { v40: vector } : { v31: vector } }),
    confidence: row.confidence,
    location: row.location,
    ...(trace.length > 0 && { trace }),
    evidence: row.evidence,
    anchor: "",
    fingerprint: row.fingerprint,
    ...(row.diffState === "new" && { baselineState: "new" as const }),
  };
}
