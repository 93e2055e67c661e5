import type { CodeFlow, Result } from "sarif";
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

function suppressionOf({ by, reason }: NonNullable<ReportedFinding["suppressed"]>) {
  const justification = reason === undefined ? by : `${by}: ${reason}`;
  return { kind: "inSource" as const, status: "accepted" as const, justification: visibleLine(justification) };
}
