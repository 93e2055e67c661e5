import { type FunctionUnit, someNode } from "../ir/index.ts";
import { filledBy } from "./assumed-fields.ts";
import { changesData } from "./changes.ts";
import type { Endpoint, StoreUse, Verdict } from "./contract.ts";
import { looksAtOwner } from "./owner-checks.ts";
import { endpointOf } from "./owners.ts";
import { isSignIn } from "./siblings.ts";

/** Who has such rights may see objects of others. */
const ofRole = /admin|role|permission|staff|scope|authorit|superuser|manager/i;

const ofPerson = /^(user|account|profile|member|customer)$/;
const chooses = /^(_?id|uid|user_?id|user_?name|login|email)$/i;
const role = /^(is_?)?(admin|staff|superuser|moderator|role|roles|permissions?)$/i;

/**
 * Endpoints that look up an object by what the request says alone, where the program elsewhere binds objects of that
 * kind to who asks.
 */
export function objectLevelOf(endpoints: readonly Endpoint[], uses: readonly StoreUse[]): Verdict[] {
  const owned = ownersOf(uses);
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    const [key] = use.filter;
    const owner = owned.get(use.entity) ?? itself(use);
    if (
      use.action === "create" ||
      key === undefined ||
      owner === undefined ||
      (owner.use !== use && owner.use.at.start === use.at.start && owner.use.at.module === use.at.module)
    )
      continue;
    const chosen = use.filter.filter(({ from }) => from === "request");
    if (chosen.length === 0 || use.filter.some(({ from }) => from === "caller" || from === "unknown")) continue;
    const endpoint = endpointOf(endpoints, chosen[0]!.source, use);
    if (endpoint?.handler === undefined || endpoint.guards.length === 0 || isSignIn(endpoint)) continue;
    if (endpoint.steps.some(({ name }) => ofRole.test(name))) continue;
    if (asksForRole(endpoint.handler)) continue;
    if (!owned.has(use.entity) && !changesOwn(endpoint, endpoint.handler, use)) continue;
    if (looksAtOwner(endpoint.handler) || (use.unit !== endpoint.handler && looksAtOwner(use.unit))) continue;
    const verdict: Verdict = {
      rule: "missing-owner-check",
      endpoint,
      at: use.at,
      evidence:
        owner.use === use
          ? `a ${use.entity} belongs to the one who it stands for; here ${use.verb} asks by the request alone`
          : `${owner.use.unit.symbol || owner.use.unit.module.path} binds ${use.entity} to who asks by ${owner.field}; here ${use.verb} asks by the request alone`,
      doubt: owner.isFilter ? 1 : 2,
    };
    const place = `${endpoint.at.module.path}:${endpoint.at.start}`;
    if (!found.has(place)) found.set(place, verdict);
  }
  return [...found.values()];
}

/** `if (user.isAdmin)`: who has the right may have any object. */
export function asksForRole({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    return node.kind === "if" && someNode(node.test, (part) => part.kind === "member" && role.test(part.name));
  });
}

/** What stands for a person is that person's, also where no code says so. */
function itself(use: StoreUse): Owner | undefined {
  const isChosen = use.filter.some(({ name, from }) => from === "request" && chooses.test(name));
  return isChosen && ofPerson.test(use.entity) ? { use, field: "id", isFilter: false } : undefined;
}

function changesOwn({ path, method, steps }: Endpoint, handler: FunctionUnit, { action }: StoreUse): boolean {
  if (method === "GET" || /admin|staff|manage/i.test(path)) return false;
  // A step before it may put who asks into the request.
  const isFilled = steps.some(({ unit }) => unit !== undefined && filledBy(unit).length > 0);
  return !isFilled && (action === "change" || changesData(handler));
}

interface Owner {
  readonly use: StoreUse;
  readonly field: string;
  readonly isFilter: boolean;
}

/** Kinds of objects that some code binds to who asks, with that code: best where it chooses them so. */
export function ownersOf(uses: readonly StoreUse[]): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const use of uses) {
    const filter = use.filter.find(({ from, name }) => from === "caller" && name !== "");
    const field = use.fields.find(({ from, name }) => from === "caller" && name !== "");
    const part = filter ?? field;
    if (part === undefined || (owners.get(use.entity)?.isFilter === true && filter === undefined)) continue;
    if (!owners.has(use.entity) || filter !== undefined)
      owners.set(use.entity, { use, field: part.name, isFilter: filter !== undefined });
  }
  return owners;
}
