import type { FunctionUnit } from "../ir/index.ts";
import type { Endpoint, Verdict } from "./contract.ts";
import { isPublicByNature, named, oncePerPlace } from "./siblings.ts";

/** Calls that change or remove what is kept. */
const changes =
  /^(?:(?:find(?:One|ById)And)?(?:delete|update|replace|remove)(?:One|Many|ById|All|_one|_many)?|destroy|save|merge|persist|commit|bulk_?update|exec|executeUpdate)$/i;
const changing = new Set(["PUT", "PATCH", "DELETE"]);
const mostNodes = 4000;

/**
 * Endpoints that change or remove what is kept and look nowhere who asks, in a program whose other endpoints do. New
 * content of strangers (`POST`) may be wanted; that they change what is there is not.
 */
export function unauthenticatedOf(endpoints: readonly Endpoint[]): Verdict[] {
  const guarded = endpoints.filter(({ guards }) => guards.length > 0);
  if (guarded.length === 0) return [];
  const evidence = `${guarded.length} other endpoints look who asks: ${named(guarded)}`;
  const bare = endpoints.filter(
    (endpoint) =>
      endpoint.guards.length === 0 &&
      changing.has(endpoint.method) &&
      !isPublicByNature(endpoint) &&
      endpoint.handler !== undefined &&
      changesData(endpoint.handler),
  );
  const share = guarded.length / endpoints.length;
  return oncePerPlace(
    bare.map((endpoint) => ({ rule: "unauthenticated-endpoint", endpoint, evidence, doubt: share >= 0.5 ? 0 : 2 })),
  );
}

function changesData(unit: FunctionUnit): boolean {
  const open: unknown[] = [unit.body];
  for (let seen = 0, next = open.pop(); next !== undefined && seen < mostNodes; next = open.pop(), seen++) {
    if (typeof next !== "object" || next === null) continue;
    if ("kind" in next && next.kind === "call" && "callee" in next) {
      const { callee } = next;
      const isMember = typeof callee === "object" && callee !== null && "kind" in callee && callee.kind === "member";
      if (isMember && "name" in callee && typeof callee.name === "string" && changes.test(callee.name)) return true;
    }
    for (const [key, value] of Object.entries(next)) {
      if (key === "unit" && "kind" in next && next.kind === "function") open.push((value as FunctionUnit).body);
      else if (key !== "unit" && key !== "module" && typeof value === "object") open.push(value);
    }
  }
  return false;
}
