import type { ReportData, ReportedVulnerability } from "../contract.ts";
import type { ScopedFinding } from "./reported-findings.ts";
import type { Tally } from "./tally.ts";

/** A finding in the documented shape. */
export function vulnerabilityOf(finding: ScopedFinding): ReportedVulnerability {
  const { url, method } = finding.location;
  const { facts, response } = finding.evidence;
  return {
    title: finding.title,
    description: finding.description,
    severity: finding.severity,
    remediation: finding.remediation,
    cvss_score: finding.severityScore,
    cve_id: cveOf(finding),
    evidence: {
      payload: facts?.payload ?? null,
      endpoints: url === undefined ? [] : [{ url, method: method ?? "GET", status: statusOf(response) }],
    },
  };
}

/** Everything of the documented `data` but its vulnerabilities. */
export function dataHead(tally: Tally, scanIds: readonly string[], targets: readonly string[]) {
  const { critical, high, medium, low, info, total } = tally.counts;
  return {
    scan_id: scanIds[0] ?? "",
    target: targets.join(", "),
    total_vulnerabilities: total,
    findings_summary: { critical, high, medium, low, info },
    port_results: { open_ports: tally.openPorts },
  } satisfies Omit<ReportData, "vulnerabilities">;
}

function cveOf({ evidence, title, ruleId, references }: ScopedFinding): string | null {
  const places = [evidence.facts?.cve, title, ruleId, ...references];
  return /\bCVE-\d{4}-\d{4,19}\b/i.exec(places.filter(Boolean).join(" "))?.[0].toUpperCase() ?? null;
}

/** The status code of an HTTP response as an engine keeps it (RFC 9112 §4). */
function statusOf(response: string | undefined): number | null {
  const code = /^HTTP\/[\d.]+ (\d{3})\b/.exec(response ?? "")?.[1];
  return code === undefined ? null : Number(code);
}
