import type { Hit } from "../analysis/index.ts";
import { type RuleId, rules } from "../rules/index.ts";
import type { Place } from "../values/index.ts";

/**
 * Hits at one place by one rule belong to one finding; files in order, places in order. What an inner call is told for is not
 * told of the call around it again.
 */
export function groupsOf(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = placeKey(hit.at, hit.rule);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else if (group.length < 20) group.push(hit);
  }
  const passed = new Set(hits.flatMap(stepsOf));
  for (const [key, [hit]] of groups) {
    const others = rules[hit!.rule].yieldsTo ?? [];
    if (others.some((other) => passed.has(placeKey(hit!.at, other)))) groups.delete(key);
  }
  for (const [key, group] of groups) if (group.every((hit) => comesFromWithin(hit, groups))) groups.delete(key);
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

/** Whether its data went through another hit of the same rule that stands inside it. */
function comesFromWithin({ at, rule, taints }: Hit, groups: ReadonlyMap<string, unknown>): boolean {
  return taints.some((taint) => {
    for (let hop = taint.last; hop !== undefined; hop = hop.before) {
      const isInside = hop.at.module === at.module && hop.at.start > at.start && hop.at.end <= at.end;
      if (isInside && groups.has(placeKey(hop.at, rule))) return true;
    }
    return false;
  });
}

function placeKey(at: Place, rule: RuleId): string {
  return `${at.module.path}\0${String(at.start).padStart(9, "0")}\0${rule}`;
}

/** The place of a hit, and those that its data came through. */
function stepsOf({ at, rule, taints }: Hit): string[] {
  const keys = [placeKey(at, rule)];
  for (const taint of taints)
    for (let hop = taint.last; hop !== undefined; hop = hop.before) keys.push(placeKey(hop.at, rule));
  return keys;
}
