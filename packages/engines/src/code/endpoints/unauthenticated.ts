import { type FunctionUnit, someNode } from "../ir/index.ts";
import { needsCaller } from "./caller-checks.ts";
import { callsMethod, changesData } from "./changes.ts";
import type { Behaviour, Endpoint, StoreUse, Verdict } from "./contract.ts";
import { secretGivenBy } from "./disclosures.ts";
import { answersUnknown } from "./guards.ts";
import { ownersOf } from "./object-level.ts";
import { isPublicByNature, named, openSections } from "./siblings.ts";

/** Calls that remove all there is. */
const drops = /^(drop_?all|drop_?(database|table|collection)|flush_?(all|db))$/i;
const changing = new Set(["PUT", "PATCH", "DELETE"]);
/** From this share of guarded endpoints on, one without a guard is an exception. */
const mostly = 0.5;

/**
 * Endpoints that nobody guards, in a program that knows who asks elsewhere: those that change or remove what is kept,
 * those that make what belongs to somebody, and those that hand out secrets.
 */
export function unauthenticatedOf(program: Behaviour): Verdict[] {
  const { endpoints, uses } = program;
  const guarded = endpoints.filter(({ guards }) => guards.length > 0);
  if (guarded.length === 0) return [];
  const owned = new Set(ownersOf(uses).keys());
  const open = openSections(endpoints);
  const share = guarded.length / endpoints.length;
  const doubt = share >= mostly ? 0 : 2;
  return endpoints.flatMap((endpoint): Verdict[] => {
    if (endpoint.guards.length > 0 || endpoint.isOpen === true || isPublicByNature(endpoint)) return [];
    if (open.has(endpoint)) return [];
    const { handler } = endpoint;
    if (handler !== undefined && (answersUnknown(handler) || needsCaller(handler))) return [];
    const harm = harmOf(endpoint, program, owned);
    if (harm === undefined) return [];
    const evidence = `${harm.what}; ${guarded.length} other endpoints look who asks: ${named(guarded)}`;
    const cause =
      harm.by === undefined || harm.by === endpoint.handler ? {} : { cause: `${harm.by.module.path}:${harm.by.start}` };
    return [{ rule: "unauthenticated-endpoint", endpoint, evidence, ...cause, doubt: doubt + (harm.doubt ?? 0) }];
  });
}

interface Harm {
  /** For people. */
  readonly what: string;
  /** The function that does it. */
  readonly by?: FunctionUnit;
  readonly doubt?: number;
}

/** What a stranger does there that only known callers should. */
function harmOf(endpoint: Endpoint, { calls, uses }: Behaviour, owned: ReadonlySet<string>): Harm | undefined {
  const { handler, method, resource } = endpoint;
  if (resource !== undefined)
    return resource.action === "change" ? { what: `changes ${resource.entity || "what is kept"}` } : undefined;
  if (handler === undefined) return undefined;
  const reached = [...calls.reachedFrom([handler])];
  const by = changing.has(method) ? reached.find(changesData) : undefined;
  if (by !== undefined) return { what: "changes what is kept", by };
  const drop = reached.find((unit) => callsMethod(unit.body, drops) || empties(unit));
  if (drop !== undefined) return { what: "removes all that is kept", by: drop };
  const own = uses.filter(({ unit }) => reached.includes(unit));
  const change = method === "POST" ? own.find(isChosenChange) : undefined;
  if (change !== undefined) return { what: `changes ${change.entity}`, by: change.unit };
  const made =
    method === "POST" ? own.find(({ action, entity }) => action === "create" && owned.has(entity)) : undefined;
  if (made !== undefined) return { what: `makes ${made.entity}, which belongs to somebody`, by: made.unit, doubt: 2 };
  return reached.map(disclosure).find((harm) => harm !== undefined);
}

/** `orders.truncate()`; what is given a number or a step makes a text or a time shorter. */
function empties({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "member" || !/^truncate$/i.test(node.callee.name)) return false;
    return node.args.every(({ value }) => value.kind === "record");
  });
}

function disclosure(unit: FunctionUnit): Harm | undefined {
  const secret = secretGivenBy(unit);
  return secret === undefined ? undefined : { what: `hands out ${secret}`, by: unit };
}

/** A change of objects that are chosen by a field, not just a call of that name. */
export function isChosenChange({ action, filter }: StoreUse): boolean {
  return action === "change" && filter.some(({ name }) => name !== "");
}
