import { type EngineId, engineIds } from "./finding.ts";

/** A place that an engine did not look at. */
export interface Gap {
  /** An engine's id; any other word (`preparation`) speaks for all engines. */
  readonly engine: string;
  readonly place: string;
  /** Beginnings of the rule ids that could not look; absent = every rule of the engine. */
  readonly affects?: readonly string[];
}

/** The rules that a completed engine applied. An entry that ends in `/*` stands for all that begin so. */
export interface RanRules {
  readonly version: string;
  readonly rules: readonly string[];
}

/** What a completed scan says about what it covered. */
export interface ScanCoverage {
  /** Engines that came to their end. */
  readonly completedEngines: readonly EngineId[];
  /** Meant to be covered and not covered: nothing can be said of these places. */
  readonly notCovered: readonly Gap[];
  /** Left out by rule: nothing covers these places any more. */
  readonly excluded: readonly Gap[];
  /** Engines with more gaps than are named here. */
  readonly untold: readonly string[];
  /** For engines that choose what they look at (pages of a site): the paths they looked at, and nothing else. */
  readonly covered: ReadonlyMap<string, ReadonlySet<string>>;
  /** By engine; one that is missing applied every rule of its own. */
  readonly ran?: ReadonlyMap<string, RanRules>;
}

/** Where an issue is, as far as coverage knows places. */
export interface IssuePlace {
  readonly engine: string;
  readonly ruleId: string;
  /** Path in a tree, path of a URL, `host:port`, or empty when the issue has no place. */
  readonly path: string;
}

export type Judge = (issue: IssuePlace) => "not_seen" | "unknown" | undefined;

/**
 * Makes the function that judges an issue which a completed scan did not see. In doubt it says nothing: a place that can
 * be no path (a rule, a stage, the target itself) stands for everything that its engine looks at.
 *
 * @returns `not_seen`, `unknown` when its place is left out by rule or its rule no longer runs, `undefined` when the scan says nothing about it
 */
export function createJudge(coverage: ScanCoverage, targetLabel: string): Judge {
  const engines = new Set<string>(coverage.completedEngines);
  const untold = new Set(coverage.untold.flatMap((engine) => (isEngine(engine) ? engine : engineIds)));
  const vague = coverage.notCovered.filter(({ place }) => mayBeNoPath(place, targetLabel));
  const isHidden = gapIndex(coverage.notCovered);
  const isExcluded = gapIndex(coverage.excluded);
  return (issue) => {
    if (!engines.has(issue.engine) || untold.has(issue.engine)) return undefined;
    if (isHidden(issue) || vague.some((gap) => concerns(gap, issue))) return undefined;
    if (isExcluded(issue)) return "unknown";
    const applies = applied(coverage, issue);
    if (applies !== true) return applies === false ? "unknown" : undefined;
    const looked = coverage.covered.get(issue.engine);
    return looked === undefined || looked.has(issue.path) ? "not_seen" : undefined;
  };
}

/**
 * Whether the issue's rule was among those that ran: one that was removed or switched off fixes nothing. A rule of another
 * tool is written `tool/rule`: a scan by our engines says nothing about it, nor a report of a tool about any other rule.
 */
function applied({ ran }: ScanCoverage, { engine, ruleId }: IssuePlace): boolean | undefined {
  const rules = ran?.get(engine)?.rules;
  if (rules?.some((rule) => rule.includes("/"))) {
    return rules.some((rule) => rule.endsWith("/*") && ruleId.startsWith(rule.slice(0, -1))) || undefined;
  }
  if (ruleId.includes("/")) return undefined;
  return rules === undefined || rules.includes(ruleId);
}

function gapIndex(gaps: readonly Gap[]): (issue: IssuePlace) => boolean {
  const places = Map.groupBy(
    gaps.flatMap((gap) => pathsOf(gap.place).map((path) => ({ path, gap }))),
    ({ path }) => path,
  );
  return (issue) =>
    selfAndAbove(issue.path).some((path) => places.get(path)?.some(({ gap }) => concerns(gap, issue)) ?? false);
}

function concerns({ engine, affects }: Gap, issue: IssuePlace): boolean {
  if (isEngine(engine) && engine !== issue.engine) return false;
  return affects === undefined || affects.some((start) => issue.ruleId.startsWith(start));
}

function isEngine(word: string): boolean {
  return engineIds.some((id) => id === word);
}

function mayBeNoPath(place: string, targetLabel: string): boolean {
  return place === targetLabel || place === "" || place === "." || /[\s"]/.test(place);
}

/** A place as paths that it may stand for: of a URL its path, of `file:12` also the file. */
function pathsOf(place: string): string[] {
  if (/^https?:\/\//i.test(place) && URL.canParse(place)) return [new URL(place).pathname];
  const path = place.normalize("NFC").replace(/\/$/, "");
  return [path, path.replace(/:\d+$/, "")];
}

/** `a/b/c` → `a/b/c`, `a/b`, `a`. */
function selfAndAbove(path: string): string[] {
  const above = [path];
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) above.push(path.slice(0, end));
  return above;
}
