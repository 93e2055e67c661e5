import type { ReportingDescriptor } from "sarif";
import { visibleLine, visibleText } from "../../documents/index.ts";
import { confidenceWord } from "../../findings/index.ts";
import type { ReportedFinding } from "../contract.ts";
import { levelOf, securitySeverity } from "./level.ts";

const tagLimit = 10; // GitHub shows 10 of 20

/** The rule as its first finding describes it: `security-severity` and CWE tags are where code scanning looks. */
export function ruleOf(finding: ReportedFinding): ReportingDescriptor {
  const cweTags = finding.cwe.map((cwe) => `external/cwe/${cwe.toLowerCase()}`);
  const reference = finding.references.find((text) => /^https?:\/\//.test(text) && URL.canParse(text));
  return {
    id: finding.ruleId,
    name: finding.ruleId,
    shortDescription: { text: visibleLine(finding.title) },
    fullDescription: { text: visibleText(finding.description) },
    help: { text: visibleText(finding.remediation), markdown: visibleText(finding.remediation) },
    ...(reference !== undefined && { helpUri: new URL(reference).href }),
    defaultConfiguration: { level: levelOf(finding.severity) },
    properties: {
      ...securitySeverity(finding.severityScore),
      precision: confidenceWord(finding.confidence),
      tags: ["security", finding.category, ...cweTags].slice(0, tagLimit),
    },
  };
}
