import type { Ground, Search } from "../formula/search.ts";
import type { Budget } from "../match/index.ts";
import type { TaintPart, TaintSpecification } from "../rules/rule.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { Flow, type TaintMatch } from "./flow.ts";
import { type Mark, Marks } from "./marks.ts";

/** Finds the sinks of a rule that its sources reach within a function, and through the code around it. */
export function findTaint(
  taint: TaintSpecification,
  ground: Ground,
  search: Search,
  budget: Budget,
  options: Readonly<Record<string, unknown>>,
): readonly TaintMatch[] {
  if (ground.facts === undefined) return [];
  const marksOf = (parts: readonly TaintPart[]): Mark[] =>
    parts.flatMap((part) => search.run(part.formula, ground).map((match) => ({ part, match })));
  const sources = marksOf(taint.sources);
  if (sources.length === 0) return [];
  const sinks = marksOf(taint.sinks);
  if (sinks.length === 0) return [];
  const isOther = ({ part, match }: Mark): boolean =>
    !part.yieldsToOthers ||
    ![...sources, ...sinks].some(({ match: other }) => other.start === match.start && other.end === match.end);
  const { tree } = ground.facts;
  const flow = new Flow(
    {
      sources: new Marks(tree, sources),
      sinks: new Marks(tree, sinks),
      sanitizers: new Marks(tree, marksOf(taint.sanitizers).filter(isOther)),
      propagations: propagationsOf(marksOf(taint.propagators)),
    },
    budget,
    options,
  );
  flow.run(tree.root);
  return [...flow.found.values()];
}

/** From the offsets of what is tainted to the nodes that become so. */
function propagationsOf(marks: readonly Mark[]): ReadonlyMap<string, readonly SyntaxNode[]> {
  const found = new Map<string, SyntaxNode[]>();
  for (const { part, match } of marks) {
    const from = match.bindings.get(part.from);
    const to = match.bindings.get(part.to)?.node;
    if (from === undefined || to === undefined) continue;
    const key = `${from.start}:${from.end}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [to]);
    else known.push(to);
  }
  return found;
}
