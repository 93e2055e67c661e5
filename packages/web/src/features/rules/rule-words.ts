import type { RuleLanguage, RuleProblem, RuleSet } from "@gatewatch/sdk";
import { countOf } from "../../design/index.ts";

export const languages: readonly { value: RuleLanguage; label: string }[] = [
  { value: "python", label: "Python" },
  { value: "javascript", label: "JavaScript" },
  { value: "typescript", label: "TypeScript" },
  { value: "tsx", label: "TypeScript with JSX" },
  { value: "java", label: "Java" },
  { value: "go", label: "Go" },
  { value: "php", label: "PHP" },
  { value: "ruby", label: "Ruby" },
  { value: "csharp", label: "C#" },
];

/** The longest text of a set, in characters. */
export const textAtMost = 500_000;

/** `12 rules`, `3 rules, 2 problems` */
export function rulesText({ rules, problem_total: problems }: Pick<RuleSet, "rules" | "problem_total">): string {
  const run = countOf(rules, "rule");
  return problems === 0 ? run : `${run}, ${countOf(problems, "problem")}`;
}

/** `Line 3, rule "broken"`; the whole text where neither is known. */
export function placeText({ line, rule }: Pick<RuleProblem, "line" | "rule">): string {
  const parts = [...(line === null ? [] : [`line ${line}`]), ...(rule === null ? [] : [`rule "${rule}"`])];
  const text = parts.length === 0 ? "the text" : parts.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Name of a set from that of its file: `our-pages.yaml` is `our-pages`. */
export function nameOfFile(file: string): string {
  return file.replace(/\.ya?ml$/i, "").slice(0, 100);
}
