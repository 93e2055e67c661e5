import { placeOf } from "../findings/index.ts";
import type { ReportedFinding } from "./contract.ts";
import { csvRecord } from "./csv-cell.ts";

const columns: Readonly<Record<string, (finding: ReportedFinding) => string | number>> = {
  severity: (finding) => finding.severity,
  severity_score: (finding) => finding.severityScore,
  title: (finding) => finding.title,
  place: (finding) => placeOf(finding.location),
  engine: (finding) => finding.engine,
  rule_id: (finding) => finding.ruleId,
  category: (finding) => finding.category,
  cwe: (finding) => finding.cwe.join(" "),
  cvss: (finding) => finding.cvss?.v40 ?? finding.cvss?.v31 ?? "",
  confidence: (finding) => finding.confidence,
  baseline: (finding) => finding.baselineState ?? "",
  suppressed: (finding) => finding.suppressed?.by ?? "",
  description: (finding) => finding.description,
  remediation: (finding) => finding.remediation,
  references: (finding) => finding.references.join(" "),
  fingerprint: (finding) => finding.fingerprint,
};

/** More columns at the front of each record, such as an id. */
export async function* csvOf<Finding extends ReportedFinding>(
  findings: AsyncIterable<Finding>,
  more: Readonly<Record<string, (finding: Finding) => string | number>> = {},
): AsyncGenerator<string> {
  const all = { ...more, ...columns };
  yield csvRecord(Object.keys(all));
  for await (const finding of findings) yield csvRecord(Object.values(all).map((of) => of(finding)));
}
