import type { Family } from "../pattern/index.ts";
import type { Formula, Needs, TaintSpecification } from "./rule.ts";

/** Words without which a formula matches nothing. */
export function needsOf(formula: Formula, family: Family): Needs {
  switch (formula.kind) {
    case "pattern": {
      const words = formula.compiled.get(family)?.words ?? [];
      return words.length === 0 ? true : { all: words };
    }
    case "expression":
      return true;
    case "any":
      return oneOf(formula.of.map((each) => needsOf(each, family)));
    case "all":
      return allOf([...formula.of, ...formula.inside].map((each) => needsOf(each, family)));
  }
}

/** What taint rules need: a source and a sink. */
export function needsOfTaint({ sources, sinks }: TaintSpecification, family: Family): Needs {
  return allOf([
    oneOf(sources.map((part) => needsOf(part.formula, family))),
    oneOf(sinks.map((part) => needsOf(part.formula, family))),
  ]);
}

/** What any part of a taint rule needs. */
export function needsOfAnyPart(taint: TaintSpecification, family: Family): Needs {
  return oneOf(
    Object.values(taint)
      .flat()
      .map((part) => needsOf(part.formula, family)),
  );
}

/** Either of several. */
export function oneOf(needs: readonly Needs[]): Needs {
  return needs.some((each) => each === true) ? true : { any: needs };
}

function allOf(needs: readonly Needs[]): Needs {
  const known = needs.filter((each) => each !== true);
  return known.length === 0 ? true : { all: known };
}

/** Whether a file with these words may match. */
export function areMet(needs: Needs, words: ReadonlySet<string>): boolean {
  if (needs === true) return true;
  const isMet = (each: string | Needs) => (typeof each === "string" ? words.has(each) : areMet(each, words));
  return "all" in needs ? needs.all.every(isMet) : needs.any.some(isMet);
}
