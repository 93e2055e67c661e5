import type { Ground, Search } from "../formula/search.ts";
import type { Budget } from "../match/index.ts";
import type { TaintPart, TaintSpecification } from "../rules/rule.ts";
import type { SyntaxNode } from "../syntax/index.ts";
import { Flow, type TaintMatch } from "./flow.ts";
import { type FileMarks, type Mark, Marks } from "./marks.ts";

/** Finds where the parts of a rule stand in a file; what the file cannot make a finding of is not looked for unless `areAllWanted`. */
export function findMarks(
  taint: TaintSpecification,
  ground: Ground,
  search: Search,
  areAllWanted: boolean,
): FileMarks | undefined {
  if (ground.facts === undefined) return undefined;
  const marksOf = (parts: readonly TaintPart[]): Mark[] =>
    parts.flatMap((part) => search.run(part.formula, ground).map((match) => ({ part, match })));
  const sources = marksOf(taint.sources);
  if (sources.length === 0 && !areAllWanted) return undefined;
  const sinks = marksOf(taint.sinks);
  if (sinks.length === 0 && !areAllWanted) return undefined;
  const isOther = ({ part, match }: Mark): boolean =>
    !part.yieldsToOthers ||
    ![...sources, ...sinks].some(({ match: other }) => other.start === match.start && other.end === match.end);
  return {
    sources,
    sinks,
    sanitizers: marksOf(taint.sanitizers).filter(isOther),
    propagators: marksOf(taint.propagators),
  };
}

/** The sinks that sources reach within a function, and through the code around it. */
export function findTaint(
  { sources, sinks, sanitizers, propagators }: FileMarks,
  { facts }: Ground,
  budget: Budget,
  options: Readonly<Record<string, unknown>>,
): readonly TaintMatch[] {
  if (facts === undefined || sources.length === 0 || sinks.length === 0) return [];
  const { tree } = facts;
  const flow = new Flow(
    {
      sources: new Marks(tree, sources),
      sinks: new Marks(tree, sinks),
      sanitizers: new Marks(tree, sanitizers),
      propagations: propagationsOf(propagators),
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
