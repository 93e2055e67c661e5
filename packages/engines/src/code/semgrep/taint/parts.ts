import type { Comparison } from "../formula/comparison.ts";
import type { Bindings, Bound } from "../match/index.ts";
import type { UserRule } from "../rules/rule.ts";
import { labelOf } from "./labels.ts";
import type { FileMarks, Mark } from "./marks.ts";

/** A place of a part of a rule, without the tree that it was found in. */
export interface PartPlace {
  readonly start: number;
  readonly end: number;
  readonly isExact: boolean;
  readonly bySideEffect: boolean;
  readonly bindings: Bindings;
  /** What a source gives. */
  readonly label: string;
  /** Labels that must be there already. */
  readonly requires: Comparison | undefined;
}

/** Where the parts of a rule stand in a file. */
export interface RuleMarks {
  readonly rule: UserRule;
  readonly sources: readonly PartPlace[];
  readonly sinks: readonly PartPlace[];
  readonly sanitizers: readonly PartPlace[];
  /** From offsets to the variable that becomes untrusted. */
  readonly propagators: readonly (Pick<PartPlace, "start" | "end"> & { readonly to: string })[];
}

/** The marks of a file as places that outlive its tree; `undefined` without any. */
export function placesOf(rule: UserRule, marks: FileMarks, text: string): RuleMarks | undefined {
  const of = (found: readonly Mark[]): PartPlace[] =>
    found.map(({ part, match: { start, end, bindings } }) => {
      const { exact: isExact, bySideEffect, requires } = part;
      const bound = withoutNodes(bindings, text);
      return { start, end, isExact, bySideEffect, bindings: bound, label: labelOf(part), requires };
    });
  if (Object.values(marks).every((found) => found.length === 0)) return undefined;
  return {
    rule,
    sources: of(marks.sources),
    sinks: of(marks.sinks),
    sanitizers: of(marks.sanitizers),
    propagators: marks.propagators.flatMap(({ part, match: { bindings } }) => {
      const from = bindings.get(part.from);
      const to = bindings.get(part.to)?.node;
      return from === undefined || to?.kind !== "name" ? [] : [{ start: from.start, end: from.end, to: to.text }];
    }),
  };
}

function withoutNodes(bindings: Bindings, text: string): Bindings {
  return new Map(
    [...bindings].map(([name, bound]): [string, Bound] => [
      name,
      { ...bound, node: undefined, text: bound.text ?? text.slice(bound.start, bound.end) },
    ]),
  );
}
