import type { VulnerabilityPolicy } from "@gatewatch/sdk";
import { confidenceText, engineName, severityNames, vulnerabilityStatusNames } from "../../design/index.ts";

type Match = VulnerabilityPolicy["match"];
type Act = VulnerabilityPolicy["act"];

/** What a policy is about: `high and above, in test/**, of acme/shop`. @param repositoryName of an id */
export function fitsText(match: Match, repositoryName: (id: string) => string): string {
  const parts: string[] = [];
  const { severity_at_least: least, severities, confidence_at_least: confidence, cwe, engine } = match;
  if (least !== undefined) parts.push(`${severityNames[least]} and above`);
  if (severities !== undefined) parts.push(severities.map((one) => severityNames[one]).join(" or "));
  if (confidence !== undefined) parts.push(`${confidenceText(confidence).toLowerCase()} or more`);
  if (engine !== undefined) parts.push(engine.map(engineName).join(" or "));
  if (cwe !== undefined) parts.push(cwe.join(" or "));
  if (match.rule_prefix !== undefined) parts.push(`rules that begin with ${match.rule_prefix}`);
  if (match.path !== undefined) parts.push(`in ${match.path}`);
  if (match.repository !== undefined) parts.push(`of ${repositoryName(match.repository)}`);
  if (match.older_than_days !== undefined) parts.push(`known for more than ${match.older_than_days} d`);
  return parts.length === 0 ? "Every open vulnerability" : capital(parts.join(", "));
}

/** What a policy does: `Accepted risk for 180 d; fails the gate`. @param nameOf people by id */
export function doesText(
  { decide, severity, assign, fail_gate: fails }: Act,
  nameOf: (userId: string) => string,
): string {
  const parts: string[] = [];
  if (decide !== undefined) {
    const days = decide.expires_in_days;
    parts.push(`${vulnerabilityStatusNames[decide.status]}${days === undefined ? "" : ` for ${days} d`}`);
  }
  if (severity !== undefined) parts.push(`severity ${severity}`);
  if (assign !== undefined) parts.push(`assigns it to ${nameOf(assign)}`);
  if (fails === true) parts.push("fails the gate of a scan that shows it");
  return capital(parts.join("; "));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
