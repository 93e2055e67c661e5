import { someNode } from "../ir/index.ts";
import { callerTeller } from "./about-caller.ts";
import { looksForCaller } from "./caller-checks.ts";
import { changesData } from "./changes.ts";
import { onlyComputes, touchesNothing } from "./computes.ts";
import type { Behaviour, Endpoint, Verdict } from "./contract.ts";
import { fixOf } from "./fix-lines.ts";
import { answersUnknown, checksItself, ownCheck } from "./guards.ts";
import { asksForRight } from "./rights.ts";
import {
  bareSections,
  type GuardCount,
  guardCounts,
  guardsOfWayIn,
  isCommon,
  isPublicByNature,
  leastSiblings,
  leastTrueShare,
  named,
  oncePerPlace,
  openSections,
  siblingGroups,
} from "./siblings.ts";

/** How many of a file's reads, and which share, have to be guarded before one without a guard is an exception. */
const leastReads = 5;
const mostlyGuarded = 0.8;
/** So many reads say something, whatever they give. */
const fewTelling = 2;
const reading = new Set(["GET", "HEAD"]);
/** From this share on, one that only shows a page or computes is an exception as well. */
const almostAll = 0.9;
/** What everybody may ask for who is known, as it is about nobody else. */
const ownThings = /(^|\/)(self|me|my|mine|own|current|profile)(\/|$)/i;
/** Below this share of siblings, with what chance may add to it, little speaks for a right that every known user lacks. */
const fewSay = 0.6;
/** What a request that changes nothing is called, whatever its method: forms with conditions are often posted. */
const asking =
  /\/(list|page|grid|search|query|find|get|count|check|validate|preview|tree|options|statistics?|download|export|view|show|fetch|lookup|calculate|diff|compare)(-?[a-z]\w*)?(\/\{[^/]*\})*$/i;
const administration = /\/(admin|staff|manage|moderat|operator|back-?office)/i;

interface Outlier {
  readonly endpoint: Endpoint;
  readonly guard: string;
  /** What the siblings have in common, for people: `under /orders`. */
  readonly group: string;
  readonly siblings: readonly Endpoint[];
  readonly bound: number;
}

/**
 * Endpoints without a guard that at least seven of ten of their siblings have, three at the least. Siblings stand in the
 * same file, or under the same first parts of the path; the strongest single explanation counts.
 */
export function outliersOf(program: Behaviour): Verdict[] {
  const { endpoints, calls } = program;
  const open = new Set([...openSections(endpoints), ...bareSections(endpoints)]);
  const isOfCaller = callerTeller(program);
  const reads = readsAmong(endpoints);
  const answered = new Set(endpoints.filter(({ method }) => !reading.has(method)).map(({ at }) => at));
  // The page of a form is guarded for what the form does.
  const shown = new Set([...reads].filter(({ at, handler }) => handler !== undefined || !answered.has(at)));
  // What belongs to who asks can only be given to somebody known: one of it tells nothing of reads for all.
  const telling = new Set([...shown].filter((endpoint) => !isOfCaller(endpoint)));
  const found = strongest(endpoints, (endpoint, all, group) => {
    if (endpoint.guards.length > 0 || endpoint.isOpen === true || isPublicByNature(endpoint)) return undefined;
    if (open.has(endpoint) || (endpoint.handler !== undefined && answersUnknown(endpoint.handler))) return undefined;
    const others = all.filter((other) => other.guards.length > 0 || !isPublicByNature(other));
    const isPath = group.startsWith("under ");
    const first = isPath && isNarrow(group, endpoint) ? anyGuard(others) : guardCounts(others)[0];
    if (first === undefined || !isCommon(first.siblings, others)) return undefined;
    if (isPath && standsApart(endpoint, first, endpoints)) return undefined;
    const isRare = first.siblings.length >= others.length * almostAll;
    if (!isRare && onlyComputes(endpoint, { calls })) return undefined;
    // What anybody may read often stands beside what few may change.
    // One function for all methods may only read, and each of the siblings asks in its own words.
    if (endpoint.method === "*" && first.guard === ownCheck) return undefined;
    // Who is not known may be answered as well, and then less.
    if (first.guard === ownCheck && endpoint.handler !== undefined && looksForCaller(endpoint.handler))
      return undefined;
    // Each asks in its own words all over the interface: one that touches nothing has nothing to ask for.
    if (isLoose(first.guard, group, endpoint) && touchesNothing(endpoint, { calls })) return undefined;
    if (!reads.has(endpoint)) return first;
    // What a library answers has no code that would show whose it is; lists for everybody are usual.
    if (endpoint.resource !== undefined) return undefined;
    // Who may change things is known, of who may read them nothing: many show everybody what few may change.
    const ofAll = others.filter((other) => shown.has(other));
    const beside = isOfCaller(endpoint) || ofAll.length >= fewTelling ? shown : telling;
    if (isPath && !others.some((other) => beside.has(other))) return undefined;
    return areReadsGuarded(first, others, beside, isPath) ? first : undefined;
  });
  return found.map((outlier) => verdictOf("missing-guard", outlier));
}

/**
 * Endpoints that have all but one of the guards which their siblings have in common: who is known may ask, whatever role
 * they have. Another guard in its place may ask for the same in another way, and a whole file that does without was meant so.
 */
export function roleOutliersOf({ endpoints, calls }: Pick<Behaviour, "endpoints" | "calls">): Verdict[] {
  const passed = guardsOfWayIn(endpoints);
  const reads = readsAmong(endpoints);
  const found = strongest(endpoints, (endpoint, others, group) => {
    if (endpoint.isOpen === true || endpoint.guards.every(({ name }) => passed.has(name))) return undefined;
    if (ownThings.test(endpoint.path) || isPublicByNature(endpoint)) return undefined;
    if (endpoint.handler !== undefined && checksItself(endpoint.handler, calls)) return undefined;
    const common = guardCounts(others).filter(({ siblings }) => isCommon(siblings, others));
    const names = new Set(common.map(({ guard }) => guard));
    const own = new Set(endpoint.guards.map(({ name }) => name));
    // The same guard once more was given something else to ask for.
    if (own.size < endpoint.guards.length) return undefined;
    if ([...own].some((name) => !names.has(name))) return undefined;
    const beside = endpoints.filter((other) => other.guards.length > 0 && other.at.module === endpoint.at.module);
    const isMeant = (guard: string) =>
      new Set(beside.map(({ at }) => at.start)).size > leastSiblings &&
      beside.every(({ guards }) => guards.every(({ name }) => name !== guard));
    const isPath = group.startsWith("under ");
    // Of a whole interface everybody may read some parts; what administration answers is for few.
    if (endpoint.method === "GET" && isPath && !isNarrow(group, endpoint) && !administration.test(group))
      return undefined;
    return common.find(
      (count) =>
        !own.has(count.guard) &&
        !isMeant(count.guard) &&
        !isOfObjects(count, endpoint) &&
        !asksForMore(endpoint, count) &&
        (endpoint.method !== "GET" || areReadsGuarded(count, others, reads, isPath)),
    );
  });
  return found.map((outlier) => verdictOf("missing-role-check", outlier));
}

/**
 * A file without any guard, beside files that have theirs from a common place (a base class, a group), chose to stand outside.
 */
function standsApart(endpoint: Endpoint, { guard, siblings }: GuardCount, all: readonly Endpoint[]): boolean {
  const isShared = siblings.every((sibling) =>
    sibling.guards.some(({ name, at }) => name === guard && at.module !== sibling.at.module),
  );
  return isShared && !all.some(({ at, guards }) => at.module === endpoint.at.module && guards.length > 0);
}

/** Whether an endpoint asks for a right by a guard of its own where its siblings' guard only asks who it is. */
function asksForMore({ steps, guards }: Endpoint, { guard, siblings }: GuardCount): boolean {
  const own = new Set(guards.map(({ name }) => name));
  return (
    steps.some((step) => own.has(step.name) && asksForRight(step)) &&
    !siblings.some((sibling) => sibling.steps.some((step) => step.name === guard && asksForRight(step)))
  );
}

/** What stands only before endpoints of one object each looks at that object; an endpoint of none has nothing to look at. */
function isOfObjects({ siblings }: GuardCount, { path }: Endpoint): boolean {
  return !path.includes("{") && siblings.every((sibling) => sibling.path.includes("{"));
}

/** Whether a guard stands before enough of the reads beside one for that one to be an exception. */
function areReadsGuarded(
  { siblings }: GuardCount,
  others: readonly Endpoint[],
  reads: ReadonlySet<Endpoint>,
  isPath: boolean,
): boolean {
  const beside = others.filter((other) => reads.has(other)).length;
  const guarded = siblings.filter((sibling) => reads.has(sibling)).length;
  const least = isPath ? Math.min(1, beside) : leastReads;
  return guarded >= least && guarded >= beside * mostlyGuarded;
}

/** What a request carries to change something, and what says that it wants to. */
const carried = /^(POST|FILES|body|data|form|json|method|stream|read|save|delete|update|create)$/;

/** Whether one function for all methods looks at nothing that a request carries, nor at its method. */
function onlyLooks({ method, handler }: Endpoint): boolean {
  if (method !== "*" || handler === undefined) return false;
  return !someNode(handler.body, (node) => (node.kind === "member" || node.kind === "name") && carried.test(node.name));
}

/** Endpoints that read; one function for all methods does where it changes nothing. */
function readsAmong(endpoints: readonly Endpoint[]): ReadonlySet<Endpoint> {
  const isRead = ({ method, handler }: Endpoint) =>
    method === "GET" || (method === "*" && (handler === undefined || !changesData(handler)));
  return new Set(endpoints.filter(isRead));
}

/** Parts that every path of an interface begins with. */
const interfacePart = /^(api|rest|v\d+(\.\d+)*)$/i;

/** Whether a group is that of one kind of objects, not of a whole interface: `/api/orders`, not `/api` or `/api/v1`. */
function isNarrow(group: string, { path }: Endpoint): boolean {
  const depth = path.split("/").filter((part) => part !== "" && !part.startsWith("{")).length;
  const parts = group.split("/").slice(1);
  return parts.length >= Math.min(2, depth) && parts.some((part) => !interfacePart.test(part));
}

/** Of one kind of objects any guard counts: who may do what with them may be asked in several ways. */
function anyGuard(others: readonly Endpoint[]): GuardCount | undefined {
  const [most] = guardCounts(others);
  return most && { guard: most.guard, siblings: others.filter(({ guards }) => guards.length > 0) };
}

function strongest(
  endpoints: readonly Endpoint[],
  lacking: (endpoint: Endpoint, others: readonly Endpoint[], group: string) => GuardCount | undefined,
): Outlier[] {
  const best = new Map<Endpoint, Outlier>();
  for (const [group, members] of siblingGroups(endpoints)) {
    if (members.length <= leastSiblings) continue;
    for (const endpoint of members) {
      const others = members.filter((other) => other !== endpoint && !isSameLine(other, endpoint));
      const found = lacking(endpoint, others, group);
      if (found === undefined) continue;
      const bound = leastTrueShare(found.siblings.length, others.length);
      const known = best.get(endpoint);
      if (known === undefined || bound > known.bound) best.set(endpoint, { endpoint, group, bound, ...found });
    }
  }
  return oncePerPlace([...best.values()]);
}

/** One line may answer several methods; one that a library answers is a line for each path. */
function isSameLine(one: Endpoint, other: Endpoint): boolean {
  return one.at === other.at && one.path === other.path;
}

/** Whether what siblings have in common is only that each looks by itself, and they stand all over the interface. */
function isLoose(guard: string, group: string, endpoint: Endpoint): boolean {
  return guard === ownCheck && group.startsWith("under ") && !isNarrow(group, endpoint);
}

function verdictOf(rule: Verdict["rule"], { endpoint, guard, group, siblings, bound }: Outlier): Verdict {
  const evidence = `${siblings.length} siblings ${group} have ${guard}: ${named(siblings)}`;
  const isReading = ["GET", "HEAD"].includes(endpoint.method) || onlyLooks(endpoint);
  const doubt = Math.round((1 - bound) * 6) + (isReading ? 1 : 0);
  const isMild =
    isReading ||
    // What a library answers with may ask by itself.
    (endpoint.handler === undefined && endpoint.resource === undefined) ||
    isLoose(guard, group, endpoint) ||
    (rule === "missing-role-check" && (asking.test(endpoint.path) || bound < fewSay)) ||
    (rule === "missing-guard" &&
      asking.test(endpoint.path) &&
      endpoint.handler !== undefined &&
      !changesData(endpoint.handler));
  const verdict: Verdict = { rule, endpoint, evidence, expected: guard, ...fixOf(endpoint, guard, siblings), doubt };
  return isMild ? { ...verdict, isMild } : verdict;
}
