import type { Block } from "../documents/index.ts";
import { placeOf } from "../findings/index.ts";
import type { ReportedFinding } from "./contract.ts";

/** One finding for people: what it is, where, how sure, its evidence and trace, and what to do. */
export function findingBlocks(finding: ReportedFinding, more: readonly (readonly [string, string])[] = []): Block[] {
  const { suppressed, baselineState, evidence, trace = [], references } = finding;
  const rows: (readonly [string, string])[] = [
    ["Place", placeOf(finding.location)],
    ["Rule", finding.ruleId],
    ["Severity", `${finding.severity} (${finding.severityScore.toFixed(1)})`],
    ["Confidence", `${finding.confidence} of 10`],
    ...optional("CWE", finding.cwe.join(", ")),
    ...more,
    ["Fingerprint", finding.fingerprint],
    ...Object.entries(evidence.facts ?? {}),
    ...optional("Suppressed", suppressed && [suppressed.by, suppressed.reason].filter(Boolean).join(", ")),
    ...optional("Baseline", baselineState),
    ...optional("References", references.join(" ")),
  ];
  const snippets = [evidence.snippet, evidence.request, evidence.response];
  return [
    { kind: "heading", level: 3, text: finding.title, tone: finding.severity },
    { kind: "facts", rows },
    { kind: "paragraph", text: finding.description },
    ...snippets.flatMap((text): Block[] => (text === undefined ? [] : [{ kind: "code", text }])),
    ...(trace.length === 0 ? [] : [traceOf(trace)]),
    { kind: "prose", label: "Fix", text: finding.remediation },
    ...(evidence.patch === undefined ? [] : [{ kind: "code" as const, text: evidence.patch.trimEnd() }]),
  ];
}

function traceOf(trace: NonNullable<ReportedFinding["trace"]>): Block {
  return {
    kind: "table",
    columns: [
      { title: "Step", share: 1 },
      { title: "Place", share: 3 },
      { title: "Code", share: 5 },
    ],
    rows: trace.map((step) => [
      step.role,
      `${step.file}:${step.line}`,
      step.note === undefined ? step.snippet.trim() : `${step.snippet.trim()} (${step.note})`,
    ]),
  };
}

function optional(name: string, value: string | undefined): (readonly [string, string])[] {
  return value ? [[name, value]] : [];
}
