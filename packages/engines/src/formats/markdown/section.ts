import { placeOf } from "../../findings/index.ts";
import type { ReportedFinding } from "../contract.ts";
import { escapeMarkdown, fenced, withoutActiveMarkup } from "./escape.ts";

export function sectionOf(finding: ReportedFinding): string {
  const { suppressed, baselineState, evidence, trace } = finding;
  const facts: [string, string][] = [
    ["Place", placeOf(finding.location)],
    ["Rule", finding.ruleId],
    ["Severity", `${finding.severity} (${finding.severityScore.toFixed(1)})`],
    ["Confidence", `${finding.confidence} of 10`],
    ...(finding.cwe.length > 0 ? [["CWE", finding.cwe.join(", ")] as [string, string]] : []),
    ["Fingerprint", finding.fingerprint],
    ...Object.entries(evidence.facts ?? {}),
    ...(suppressed
      ? [["Suppressed", [suppressed.by, suppressed.reason].filter(Boolean).join(", ")] as [string, string]]
      : []),
    ...(baselineState === undefined ? [] : [["Baseline", baselineState] as [string, string]]),
  ];
  const parts = [
    `\n### ${escapeMarkdown(finding.title)}`,
    facts.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join("\n"),
    escapeMarkdown(finding.description),
    ...(evidence.snippet === undefined ? [] : [fenced(evidence.snippet)]),
    ...(trace ?? []).map((step) => `1. ${step.role} ${escapeMarkdown(`${step.file}:${step.line} ${step.note ?? ""}`)}`),
    `**Fix.** ${withoutActiveMarkup(finding.remediation)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}
