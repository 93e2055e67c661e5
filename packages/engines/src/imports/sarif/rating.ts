import { type EngineId, engineIds, type Severity, scoreOf, severities, severityOf } from "../../findings/index.ts";
import type { Result, Rule } from "./schema.ts";

type Bag = Readonly<Record<string, unknown>> | undefined;

/** `security-severity` of the result or its rule; else what the level says (SARIF 2.1.0 §3.27.10). */
export function ratingOf(result: Result, rule: Rule | undefined): { severity: Severity; severityScore: number } {
  const word = severities.find((one) => one === result.properties?.severity);
  const score = scoreIn(result.properties) ?? scoreIn(rule?.properties);
  if (score !== undefined) return { severity: word ?? severityOf(score), severityScore: score };
  const level = result.level ?? rule?.defaultConfiguration?.level ?? "warning";
  const severity = word ?? ({ error: "high", warning: "medium", note: "low", none: "info" } as const)[level];
  return { severity, severityScore: scoreOf(severity) };
}

function scoreIn(bag: Bag): number | undefined {
  const score = Number.parseFloat(String(bag?.["security-severity"]));
  return score >= 0 && score <= 10 ? Math.round(score * 10) / 10 : undefined;
}

/** From our own number, or the words of `precision`. */
export function confidenceOf(result: Result, rule: Rule | undefined): number {
  const own = Number(result.properties?.confidence);
  if (Number.isInteger(own) && own >= 1 && own <= 10) return own;
  const precision = String(rule?.properties?.precision ?? "");
  return { "very-high": 9, high: 8, medium: 6, low: 3 }[precision] ?? 6;
}

export function tagsOf(rule: Rule | undefined, result: Result): string[] {
  return [rule?.properties?.tags, result.properties?.tags]
    .flatMap((tags) => (Array.isArray(tags) ? tags : []))
    .filter((tag): tag is string => typeof tag === "string");
}

/** CWE ids in tags (`external/cwe/cwe-079`, `CWE-79: …`), taxa and relations of the rule, each once. */
export function cwesOf(result: Result, rule: Rule | undefined, tags: readonly string[]): `CWE-${number}`[] {
  const targets = [...(result.taxa ?? []), ...(rule?.relationships ?? []).map(({ target }) => target)];
  const named = targets.map(({ id = "", toolComponent }) =>
    /^cwe$/i.test(toolComponent?.name ?? "") ? `CWE-${id.replace(/^cwe-/i, "")}` : id,
  );
  const numbers = [...tags, ...named].flatMap((text) => /(?:^|[^a-z])cwe-?0*(\d{1,5})\b/i.exec(text)?.[1] ?? []);
  return [...new Set(numbers)].slice(0, 10).map((number): `CWE-${number}` => `CWE-${Number(number)}`);
}

/** Which of our engines looks for such defects; what none does is code. */
export function engineOf(result: Result, ruleId: string, tags: readonly string[], isUrl: boolean): EngineId {
  const own = engineIds.find((id) => id === result.properties?.engine);
  if (own) return own;
  if (/^(CVE|GHSA|RUSTSEC|PYSEC|GO|OSV)-/i.test(ruleId)) return "dependencies";
  const has = (pattern: RegExp) => tags.some((tag) => pattern.test(tag));
  if (has(/^secrets?$|credential/i)) return "secrets";
  if (has(/^(iac|misconfiguration|infrastructure)/i)) return "config";
  return isUrl ? "web" : "code";
}
