import { isAtLeast, placeOf, type Severity, severities } from "@gatewatch/engines/findings";
import { matcherOf } from "./match.ts";
import type { FilePolicy } from "./policies.ts";
import type { GateFinding, ScanResult } from "./result.ts";

export interface GateVerdict {
  /** `undecided`: nothing fails, and the result does not tell everything. */
  readonly verdict: "pass" | "fail" | "undecided";
  readonly reasons: readonly string[];
  /** The first that fail, worst first, a line each. */
  readonly blocking: readonly string[];
}

export interface GateTerms {
  readonly failOn: Severity | "none";
  readonly policies: readonly FilePolicy[];
  /** Fingerprints that do not count. */
  readonly known?: ReadonlySet<string>;
}

const shown = 20;

/** The verdict on a result: what fails, fails also where the result is not whole; what is not whole never passes. */
export function judgeGate(result: ScanResult, { failOn, policies, known }: GateTerms): GateVerdict {
  const rules = policies.map((policy) => ({ policy, isMatch: matcherOf(policy.match) }));
  const failures = new Map<string, number>();
  const blocking: GateFinding[] = [];
  let total = 0;
  for (const found of result.findings) {
    if (known?.has(found.fingerprint)) continue;
    const finding = decided(found, rules);
    if (!finding) continue;
    const failing = rules.filter(({ policy, isMatch }) => policy.act.fail_gate && isMatch(finding));
    for (const { policy } of failing) failures.set(policy.name, (failures.get(policy.name) ?? 0) + 1);
    const isBad = failOn !== "none" && isAtLeast(finding.severity, failOn);
    if (isBad) total++;
    if (isBad || failing.length > 0) blocking.push(finding);
  }
  const found = [
    ...(total === 0 ? [] : [`${total} open, at least ${failOn}.`]),
    ...Array.from(failures, ([name, count]) => `Policy "${name}" fails the gate: ${count} open.`),
  ];
  const unlisted = severities.flatMap((severity) => {
    const count = result.leftOut[severity] ?? 0;
    const matters = policies.length > 0 || (failOn !== "none" && isAtLeast(severity, failOn));
    return count > 0 && matters ? [`${count} of severity ${severity} were left out of the result.`] : [];
  });
  const gaps = [...result.gaps, ...unlisted];
  const verdict = found.length > 0 ? "fail" : gaps.length > 0 ? "undecided" : "pass";
  const worst = blocking.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  return { verdict, reasons: [...found, ...gaps], blocking: worst.slice(0, shown).map(lineOf) };
}

interface Rule {
  readonly policy: FilePolicy;
  readonly isMatch: (finding: GateFinding) => boolean;
}

/** The finding as the policies leave it; nothing when one of them has decided that it does not count. */
function decided(found: GateFinding, rules: readonly Rule[]): GateFinding | undefined {
  let finding = found;
  let isRated = false;
  for (const { policy, isMatch } of rules) {
    if (!isMatch(finding)) continue;
    if (policy.act.decide) return undefined;
    if (policy.act.severity && !isRated) {
      finding = { ...finding, severity: policy.act.severity };
      isRated = true;
    }
  }
  return finding;
}

function lineOf({ severity, location, ruleId, title }: GateFinding): string {
  return `${severity.padEnd(8)} ${placeOf(location)}  ${title} (${ruleId})`;
}
