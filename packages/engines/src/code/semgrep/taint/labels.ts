import { type Comparison, evaluate } from "../formula/comparison.ts";
import type { TaintPart } from "../rules/rule.ts";

/** The label that a source gives: one of its own, or that of all others. */
export function labelOf({ label }: Pick<TaintPart, "label">): string {
  return label ?? "__SOURCE__";
}

/** Whether a condition holds of labels; any label will do where there is no condition. */
export function isMetBy(requires: Comparison | undefined, labels: ReadonlySet<string>): boolean {
  if (requires === undefined) return labels.size > 0;
  const scope = { value: (name: string) => labels.has(name), matches: () => false, today: () => 0 };
  return evaluate(requires, scope) === true;
}
