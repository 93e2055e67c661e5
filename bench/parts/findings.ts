import type { IdentifiedFinding } from "@gatewatch/engines/findings";

/** The end of a scan that covered everything. */
export const wholeScan = {
  targetLabel: "example.com/bench",
  profile: "full",
  coveredProfiles: ["full"],
  isBaseline: true,
  coverage: { completedEngines: ["secrets"], notCovered: [], excluded: [], untold: [], covered: new Map() },
} as const;

/** Shaped like real ones: 40 rules with prose of their own, a snippet, 7,000 files. */
export function benchFinding(index: number, change: Partial<IdentifiedFinding> = {}): IdentifiedFinding {
  const rule = index % 40;
  return {
    engine: "secrets",
    ruleId: `bench.rule-${rule}`,
    category: "secrets",
    title: `Finding of rule ${rule}`,
    shortDescription: "One sentence that says what is wrong.",
    description: `What it means, in a paragraph. ${"It goes on. ".repeat(20)}`,
    remediation: `What to do, in a paragraph. ${"Then do this. ".repeat(20)}`,
    references: ["https://example.com/reference"],
    cwe: ["CWE-798"],
    severity: rule % 4 === 0 ? "high" : "medium",
    severityScore: rule % 4 === 0 ? 8 : 5.5,
    confidence: 7,
    location: { file: `src/module-${index % 900}/file-${index % 7000}.ts`, line: index % 500, column: 4 },
    evidence: { snippet: "const key = ****;\nuse(key);\n".repeat(3) },
    anchor: `anchor-${index}`,
    fingerprint: index.toString(16).padStart(64, "0"),
    ...change,
  };
}
