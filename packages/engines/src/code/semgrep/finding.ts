import { type Finding, type Severity, scoreOf, severityOf } from "../../findings/index.ts";
import { type FileView, traceOf, traceStep } from "../reporting/index.ts";
import type { Place } from "../values/index.ts";
import type { UserHit } from "./contract.ts";
import { interpolated } from "./interpolate.ts";
import { suggestedPatch } from "./patch.ts";
import type { UserRule } from "./rules/rule.ts";

const severityOfWord: Readonly<Record<UserRule["severity"], Severity>> = {
  CRITICAL: "critical",
  ERROR: "high",
  HIGH: "high",
  WARNING: "medium",
  MEDIUM: "medium",
  INFO: "low",
  LOW: "low",
};
const confidenceOfWord: Readonly<Record<string, number>> = { HIGH: 9, MEDIUM: 6, LOW: 3 };
const usualConfidence = 6;
const mostMessageCharacters = 4000;

/** A rule's severity in the words of findings. */
export function severityOfRule({ severity }: UserRule): Severity {
  return severityOfWord[severity];
}

/** A rule's message with what its metavariables stand for in the code. */
export function messageOf({ rule, match }: UserHit, text: string): string {
  return interpolated(rule.message, match.bindings, text).trim().slice(0, mostMessageCharacters);
}

/** A finding of a user's own rule: message with what its metavariables stand for, and the rule's metadata. */
export function userFindingOf(hit: UserHit, at: Place, viewOf: (place: Place) => FileView): Finding {
  const { path, text } = at.module;
  const view = viewOf(at);
  const { rule, match } = hit;
  const { metadata } = rule;
  const message = messageOf(hit, text);
  const firstSentence = message.replace(/\s+/g, " ").split(/(?<=[.!?])\s/)[0] ?? rule.id;
  const { line, column } = view.lines.at(match.start);
  const end = view.lines.at(match.end);
  const severity = severityOfRule(rule);
  const score = scoreOf(severity);
  const patch = suggestedPatch(rule, match, path, text);
  const suppression = view.suppressions.get(line);
  const named = suppression?.names ?? [];
  const isSilenced =
    suppression !== undefined &&
    (suppression.rules.length === 0 || suppression.rules.includes(`user.${rule.id}`)) &&
    (named.length === 0 || named.some((name) => name === rule.id || name.endsWith(`.${rule.id}`)));
  const owasp = texts(metadata["owasp"]);
  const facts: Record<string, string> = { rule: rule.id, "rule set": rule.set };
  if (owasp.length > 0) facts["owasp"] = owasp.join(", ");
  return {
    engine: "code",
    ruleId: `code.user.${rule.id}`,
    category: texts(metadata["category"])[0] ?? "user rule",
    title: firstSentence.slice(0, 200),
    shortDescription: firstSentence.slice(0, 500),
    description: message,
    remediation: message,
    references: texts(metadata["references"]).filter((each) => /^https?:\/\//.test(each)),
    cwe: texts(metadata["cwe"]).flatMap((each) => {
      const number = /^CWE-(\d{1,5})/.exec(each)?.[1];
      return number === undefined ? [] : [`CWE-${Number(number)}` as const];
    }),
    severity: severityOf(score),
    severityScore: score,
    confidence: confidenceOfWord[texts(metadata["confidence"])[0]?.toUpperCase() ?? ""] ?? usualConfidence,
    location: { file: path, line, column, endLine: end.line, endColumn: end.column },
    ...wayOf(hit, at, viewOf),
    evidence: { snippet: view.lines.text(line), facts, ...(patch !== undefined && { patch }) },
    anchor: `${rule.id}|${text.slice(match.start, match.end).replace(/\s+/g, " ").slice(0, 300)}`,
    ...(isSilenced && { suppressed: { by: suppression.by } }),
  };
}

function wayOf({ match, taint }: UserHit, sink: Place, viewOf: (place: Place) => FileView): Pick<Finding, "trace"> {
  if (taint !== undefined) return { trace: traceOf(taint, sink, viewOf, undefined) };
  if (match.source === undefined) return {};
  const source = { ...sink, ...match.source };
  return {
    trace: [
      traceStep("source", source, viewOf, undefined),
      { ...traceStep("sink", sink, viewOf, undefined), primary: true },
    ],
  };
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
