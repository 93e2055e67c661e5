import type { Report, ReportFormat, ReportStatus, ReportType } from "@gatewatch/sdk";
import type { RingShape } from "../../design/index.ts";

/** Each type, and what it answers. */
export const typeWords: Record<ReportType, { readonly name: string; readonly text: string }> = {
  vulnerability: { name: "Vulnerabilities", text: "Every vulnerability with place, evidence and fix" },
  security_posture: { name: "Security posture", text: "Health score and what moves it, across all targets" },
  compliance: { name: "Compliance", text: "Findings by the requirements that they touch" },
  incident: { name: "Incident", text: "Named vulnerabilities with their history" },
  scan: { name: "Scan", text: "What one scan covered, left out and found" },
  assessment: { name: "Assessment", text: "What was looked at, how, and what to do first" },
  audit: { name: "Audit", text: "Who decided and changed what" },
};

export const reportTypes = [
  "vulnerability",
  "security_posture",
  "compliance",
  "incident",
  "scan",
  "assessment",
  "audit",
] as const satisfies readonly ReportType[];

export const statusWords: Record<ReportStatus, { readonly name: string; readonly shape: RingShape }> = {
  queued: { name: "Queued", shape: "plain" },
  generating: { name: "Being made", shape: "running" },
  ready: { name: "Ready", shape: "check" },
  failed: { name: "Failed", shape: "failed" },
};

export const formatNames: Record<ReportFormat, string> = {
  pdf: "PDF",
  html: "HTML",
  markdown: "Markdown",
  csv: "CSV",
  json: "JSON",
  sarif: "SARIF",
};

const formatOrder: readonly ReportFormat[] = ["pdf", "html", "markdown", "csv", "json", "sarif"];

/** The documents of a report, the ones for people first. */
export function renditionsInOrder({ renditions }: Pick<Report, "renditions">): Report["renditions"] {
  return renditions.toSorted((one, other) => formatOrder.indexOf(one.format) - formatOrder.indexOf(other.format));
}

/** What a report leaves out or is limited to, a line each; empty when it is limited by nothing. */
export function filterLines({ filters }: Pick<Report, "filters">): [name: string, text: string][] {
  const { severity, status, from, to, repository, vulnerability_ids: ids } = filters;
  return [
    ...(severity === undefined ? [] : [["Severity", `${severity} and above`] as [string, string]]),
    ...(status === undefined
      ? []
      : [["Status", status.map((one) => one.replaceAll("_", " ")).join(", ")] as [string, string]]),
    ...(from === undefined ? [] : [["From", from.slice(0, 10)] as [string, string]]),
    ...(to === undefined ? [] : [["To", to.slice(0, 10)] as [string, string]]),
    ...(repository === undefined ? [] : [["Repository", repository] as [string, string]]),
    ...(ids === undefined ? [] : [["Vulnerabilities", ids.join(", ")] as [string, string]]),
  ];
}
