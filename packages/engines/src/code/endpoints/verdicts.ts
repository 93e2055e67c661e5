import { assumedFieldsOf } from "./assumed-fields.ts";
import { brokenGuardsOf } from "./broken-guards.ts";
import { groupedByCause } from "./causes.ts";
import { changingOutliersOf } from "./changing-siblings.ts";
import { clientIdentityOf } from "./client-identity.ts";
import type { Behaviour, StoreUse, Verdict } from "./contract.ts";
import { givenRoleOf } from "./given-role.ts";
import { keptInClearOf } from "./kept-in-clear.ts";
import { massAssignmentOf } from "./mass-assignment.ts";
import { objectLevelOf } from "./object-level.ts";
import { outliersOf, roleOutliersOf } from "./outliers.ts";
import { rowsGivenOf } from "./rows-given.ts";
import { unauthenticatedOf } from "./unauthenticated.ts";
import { unverifiedTokensOf } from "./unverified-tokens.ts";
import { forgeryOf, noAuthenticationOf } from "./whole-program.ts";

/**
 * What is wrong with who may ask for what: at most one verdict about authentication for an endpoint, the one with the
 * better evidence, and those about what it does with whose objects.
 */
export function verdictsOf(found: Behaviour): Verdict[] {
  const { endpoints } = found;
  const uses = chained(found.uses);
  const program = { ...found, uses };
  const outliers = outliersOf(program);
  const placeOf = ({ endpoint: { at, path } }: Verdict) => `${at.module.path}:${at.start}:${path}`;
  const known = new Set(outliers.map(placeOf));
  const bare = unauthenticatedOf(program).filter((verdict) => !known.has(placeOf(verdict)));
  const open = new Set([...outliers, ...bare].map(placeOf));
  const roles = roleOutliersOf(program);
  const lacking = new Set(roles.map(placeOf));
  const owners = objectLevelOf(program);
  const owned = new Set(owners.map(placeOf));
  const objects = [
    ...owners,
    ...clientIdentityOf(endpoints, uses).filter((verdict) => !owned.has(placeOf(verdict))),
    ...assumedFieldsOf(program),
  ];
  return groupedByCause([
    ...outliers,
    ...roles,
    ...changingOutliersOf(program).filter((verdict) => !lacking.has(placeOf(verdict)) && !owned.has(placeOf(verdict))),
    ...bare,
    // Where nobody is known, nobody's rights to an object can be looked at.
    ...objects.filter((verdict) => !open.has(placeOf(verdict))),
    ...massAssignmentOf(endpoints, uses),
    ...givenRoleOf(program),
    ...keptInClearOf(program),
    ...rowsGivenOf(program),
    ...program.late,
    ...brokenGuardsOf(program),
    ...unverifiedTokensOf(program),
    ...noAuthenticationOf(program),
    ...forgeryOf(program),
  ]);
}

/** Calls of one chain are one use: `orders.filter(id=id).filter(user=caller)`. */
function chained(uses: readonly StoreUse[]): StoreUse[] {
  const byStart = new Map<string, Map<number, StoreUse[]>>();
  for (const use of uses) {
    const key = `${use.at.module.path} ${use.at.start}`;
    const calls = byStart.get(key) ?? new Map<number, StoreUse[]>();
    calls.set(use.at.end, [...(calls.get(use.at.end) ?? []), use]);
    byStart.set(key, calls);
  }
  return [...byStart.values()].flatMap((calls) => {
    const known = [...calls.values()].map(bestKnown);
    return known.length === 1 ? known[0]! : [known.map(([first]) => first!).reduce(together)];
  });
}

/** The same call as it was met with different values: those of which most is known. */
function bestKnown(met: readonly StoreUse[]): StoreUse[] {
  const unknowns = ({ filter, fields }: StoreUse) =>
    [...filter, ...fields].filter(({ from }) => from === "unknown").length;
  const least = Math.min(...met.map(unknowns));
  return met.filter((use) => unknowns(use) === least);
}

function together(one: StoreUse, other: StoreUse): StoreUse {
  return {
    ...one,
    action: one.action === "read" ? other.action : one.action,
    whole: one.whole ?? other.whole,
    filter: [...one.filter, ...other.filter],
    fields: [...one.fields, ...other.fields],
  };
}
