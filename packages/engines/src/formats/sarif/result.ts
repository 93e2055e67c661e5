import type { CodeFlow, Fix, Replacement, Result } from "sarif";
import { type Change, noLineBreak, readChanges } from "../../diffs/index.ts";
import { visibleLine, visibleText } from "../../documents/index.ts";
import { fingerprintVersion } from "../../findings/index.ts";
import type { ReportedFinding } from "../contract.ts";
import { levelOf, securitySeverity } from "./level.ts";
import { fileLocation, locationOf } from "./location.ts";

const flowLimit = 1000; // GitHub shows 1,000 of 10,000 thread-flow locations

export function resultOf(finding: ReportedFinding): Result {
  return {
    ruleId: finding.ruleId,
    level: levelOf(finding.severity),
    message: { text: visibleText(finding.shortDescription) },
    locations: [locationOf(finding)],
    partialFingerprints: {
      [`gatewatchFingerprint/v${fingerprintVersion}`]: finding.fingerprint,
      // GitHub's own key; it must not move with the line either
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:1`,
    },
    ...(finding.trace !== undefined && finding.trace.length > 0 && { codeFlows: [codeFlowOf(finding.trace)] }),
    ...(finding.evidence.patch !== undefined && { fixes: [fixOf(finding.evidence.patch)] }),
    ...(finding.suppressed !== undefined && { suppressions: [suppressionOf(finding.suppressed)] }),
    ...(finding.baselineState !== undefined && { baselineState: finding.baselineState }),
    properties: {
      ...securitySeverity(finding.severityScore),
      engine: finding.engine,
      severity: finding.severity,
      confidence: finding.confidence,
      ...(finding.cvss?.v31 !== undefined && { cvssV31: finding.cvss.v31 }),
      ...(finding.cvss?.v40 !== undefined && { cvssV40: finding.cvss.v40 }),
    },
  };
}

function codeFlowOf(trace: NonNullable<ReportedFinding["trace"]>): CodeFlow {
  return {
    threadFlows: [
      {
        locations: trace.slice(0, flowLimit).map((step) => ({
          importance: step.primary ? "essential" : "important",
          location: {
            ...fileLocation(step.file, { startLine: step.line, snippet: { text: visibleText(step.snippet) } }),
            message: { text: visibleLine(step.note === undefined ? step.role : `${step.role}: ${step.note}`) },
          },
        })),
      },
    ],
  };
}

/** SARIF 2.1.0 §3.55: whole lines that go, and the text that comes in their place. */
function fixOf(patch: string): Fix {
  return {
    description: { text: "Suggested patch" },
    artifactChanges: readChanges(patch).map(({ path, changes }) => ({
      artifactLocation: fileLocation(path, undefined).physicalLocation!.artifactLocation!,
      replacements: changes.map(replacementOf),
    })),
  };
}

function replacementOf({ at, removed, added }: Change): Replacement {
  const isToEnd = removed.at(-1)?.endsWith(noLineBreak) === true;
  const end = at + removed.length;
  const region = isToEnd ? { endLine: end - 1 } : { endLine: end, endColumn: 1 };
  const text = added.map((line) => (line.endsWith(noLineBreak) ? line.slice(0, -noLineBreak.length) : `${line}\n`));
  return {
    deletedRegion: { startLine: at, startColumn: 1, ...region },
    insertedContent: { text: text.join("") },
  };
}

function suppressionOf({ by, reason }: NonNullable<ReportedFinding["suppressed"]>) {
  const justification = reason === undefined ? by : `${by}: ${reason}`;
  return { kind: "inSource" as const, status: "accepted" as const, justification: visibleLine(justification) };
}
