import type { Endpoint } from "./contract.ts";

/** An endpoint that lacks the guard which those beside it have. */
export interface Outlier {
  readonly endpoint: Endpoint;
  readonly guard: string;
  /** What the siblings have in common, for people: `under /orders`. */
  readonly group: string;
  readonly siblings: readonly Endpoint[];
  /** One-sided 95 % Wilson lower bound of the guarded share among the siblings. */
  readonly bound: number;
}

const leastSiblings = 3;
const leastShare = 0.7;
/** Who is not known yet has to be able to ask for these. */
const publicByNature =
  /^\/$|(^|\/)(log-?in|sign-?in|sign-?up|register|registration|log-?out|forgot|reset|password|health|healthz|ready|ping|status|version|metrics|favicon|robots|static|assets|public|webhooks?|callback|oauth|token|refresh|verify|confirm|csrf|docs|openapi|swagger)/i;

/**
 * Endpoints without a guard that at least seven of ten of their siblings have, three at the least. Siblings stand in the
 * same file, or under the same first parts of the path; the strongest single explanation counts.
 */
export function outliersOf(endpoints: readonly Endpoint[]): Outlier[] {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const key of groupsOf(endpoint)) groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  const best = new Map<Endpoint, Outlier>();
  for (const [group, members] of groups) {
    if (members.length <= leastSiblings) continue;
    for (const endpoint of members) {
      if (endpoint.guards.length > 0 || publicByNature.test(endpoint.path)) continue;
      const others = members.filter((other) => other !== endpoint && other.at !== endpoint.at);
      const found = commonGuard(others);
      if (found === undefined) continue;
      const { guard, siblings } = found;
      const bound = wilson(siblings.length, others.length);
      const known = best.get(endpoint);
      if (known === undefined || bound > known.bound) best.set(endpoint, { endpoint, guard, group, siblings, bound });
    }
  }
  return oncePerPlace([...best.values()]);
}

function groupsOf({ path, at }: Endpoint): string[] {
  const parts = path
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("{"));
  const prefixes = parts.map((_, index) => `under /${parts.slice(0, index + 1).join("/")}`);
  const own = path
    .split("/")
    .slice(1)
    .filter((part) => !part.startsWith("{"));
  return [`in ${at.module.path}`, ...new Set([...prefixes, `under /${own.join("/")}`])];
}

function commonGuard(others: readonly Endpoint[]): { guard: string; siblings: Endpoint[] } | undefined {
  const byGuard = new Map<string, Endpoint[]>();
  for (const endpoint of others) {
    for (const name of new Set(endpoint.guards.map((guard) => guard.name)))
      byGuard.set(name, [...(byGuard.get(name) ?? []), endpoint]);
  }
  const [guard, siblings] = [...byGuard].sort((left, right) => right[1].length - left[1].length)[0] ?? [];
  if (guard === undefined || siblings === undefined) return undefined;
  const isCommon = siblings.length >= leastSiblings && siblings.length / others.length >= leastShare;
  return isCommon ? { guard, siblings } : undefined;
}

/** Wilson (1927): the share that is at least true when `guarded` of `all` were seen. */
function wilson(guarded: number, all: number): number {
  const z = 1.645;
  const share = guarded / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return (middle - spread) / (1 + (z * z) / all);
}

/** A line that answers several methods is one defect. */
function oncePerPlace(outliers: readonly Outlier[]): Outlier[] {
  const places = new Set<string>();
  return outliers.filter(({ endpoint: { at } }) => {
    const key = `${at.module.path}:${at.start}`;
    if (places.has(key)) return false;
    places.add(key);
    return true;
  });
}
