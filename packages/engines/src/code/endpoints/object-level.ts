import type { FunctionUnit } from "../ir/index.ts";
import { filledBy } from "./assumed-fields.ts";
import { changesData } from "./changes.ts";
import type { Behaviour, Endpoint, StoreUse, Table, Verdict } from "./contract.ts";
import { asksForRights } from "./guards.ts";
import { comparesCaller, looksAtOwner } from "./owner-comparisons.ts";
import { endpointsOf } from "./owners.ts";
import { asksForRight, asksForRole, isForFew, isSecured } from "./rights.ts";
import { ownDespiteRight } from "./same-rights.ts";
import { isSignIn } from "./siblings.ts";

/** Whoever has it may: it was given out to somebody and cannot be guessed. */
const capability = /(token|secret|api_?key|nonce|otp)$/i;
const ofPerson = /^(user|account|profile|member|customer)$/;
const chooses = /^(_?id|uid|user_?id|user_?name|login|email)$/i;

/**
 * Endpoints that look up an object by what the request says alone, where the program elsewhere binds objects of that
 * kind to who asks.
 */
export function objectLevelOf(program: Behaviour): Verdict[] {
  const { endpoints, uses, tables } = program;
  const owned = ownersOf(uses);
  const isOwnDespite = ownDespiteRight(program);
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    const [key] = use.filter;
    const bound = owned.get(use.entity) ?? byField(use, uses) ?? byColumn(use, tables);
    const owner = bound ?? itself(use);
    if (
      use.action === "create" ||
      key === undefined ||
      owner === undefined ||
      (owner.use !== use && owner.use.at.start === use.at.start && owner.use.at.module === use.at.module)
    )
      continue;
    const chosen = use.filter.filter(({ from }) => from === "request");
    if (chosen.length === 0 || chosen.some(({ name }) => capability.test(name))) continue;
    if (use.filter.some(({ from }) => from === "caller" || from === "unknown")) continue;
    const endpoint = endpointsOf(endpoints, chosen[0]!.source, use).find((one) => {
      const { handler } = one;
      if (handler === undefined || one.guards.length === 0 || isSignIn(one)) return false;
      // Who has such rights may see objects of others.
      if (isForFew(one) && !isOwnDespite(one, use.entity)) return false;
      // `$this->authorize("update", $order)`: whose it may be is asked elsewhere.
      if (asksForRights(handler) || asksForRights(use.unit)) return false;
      if (asksForRole(handler) || (use.unit !== handler && isSecured(use.unit))) return false;
      if (bound === undefined && !changesOwn(one, handler, use)) return false;
      if (comparesCaller(handler, program) || stepsCompare(one, program)) return false;
      return !looksAtOwner(handler) && (use.unit === handler || !looksAtOwner(use.unit));
    });
    if (endpoint === undefined) continue;
    const verdict: Verdict = {
      rule: "missing-owner-check",
      endpoint,
      at: use.at,
      evidence: `${because(owner, use)}; here ${use.verb} asks by the request alone`,
      doubt: owner.isFilter ? 1 : 2,
    };
    const place = `${endpoint.at.module.path}:${endpoint.at.start}`;
    if (!found.has(place)) found.set(place, verdict);
  }
  return [...found.values()];
}

/** Whether something that runs before an endpoint, and not before all, compares anything with who asks. */
function stepsCompare({ steps }: Endpoint, program: Behaviour): boolean {
  const { endpoints } = program;
  const guarded = endpoints.filter(({ guards }) => guards.length > 0);
  return steps.some((own) => {
    const { unit } = own;
    if (unit === undefined || asksForRight(own) || !(comparesCaller(unit, program) || looksAtOwner(unit))) return false;
    const before = guarded.filter((other) => other.steps.some((step) => step.unit === unit));
    return before.length * 2 <= guarded.length;
  });
}

function because({ use, field, isColumn }: Owner, here: StoreUse): string {
  if (isColumn === true) return `a ${here.entity} has an owner (${field})`;
  if (use === here) return `a ${here.entity} belongs to the one who it stands for`;
  return `${use.unit.symbol || use.unit.module.path} binds ${use.entity} to who asks by ${field}`;
}

const ownerField = /^(user|owner|customer|account|member)_?id$|^owner$/i;
const identifier = /^(_?id|pk|uuid)?$/i;

/** What is chosen by a field, of the request, by which other code chooses what belongs to who asks. */
function byField({ filter, action }: StoreUse, uses: readonly StoreUse[]): Owner | undefined {
  if (action !== "read") return undefined;
  const part = filter.find(({ name, from }) => from === "request" && ownerField.test(name));
  if (part === undefined) return undefined;
  const use = uses.find((other) => other.filter.some(({ name, from }) => from === "caller" && name === part.name));
  return use && { use, field: part.name, isFilter: false };
}

/** What is chosen by its identifier alone, of a table with a column for the owner. */
function byColumn(use: StoreUse, tables: ReadonlyMap<string, Table>): Owner | undefined {
  const field = tables.get(use.entity)?.columns.find((name) => ownerField.test(name));
  const isChosen =
    use.action === "read" && use.filter.every(({ name, from }) => from === "request" && identifier.test(name));
  return field !== undefined && isChosen ? { use, field, isFilter: false, isColumn: true } : undefined;
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
  /** Known by the table, not by code that looks at it. */
  readonly isColumn?: true;
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
