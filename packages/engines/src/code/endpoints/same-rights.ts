import type { Behaviour, Endpoint, StoreUse } from "./contract.ts";
import { comparesCaller } from "./owner-comparisons.ts";

/**
 * Tells of endpoints whose right does not reach to objects of others: another one asks for the same, word for word, and
 * looks whose the object is all the same.
 */
export function ownDespiteRight(program: Behaviour): (endpoint: Endpoint, entity: string) => boolean {
  const { endpoints, uses, calls } = program;
  const isOfCaller = ({ filter }: StoreUse) => filter.some(({ from }) => from === "caller");
  const looking = new Map<string, Endpoint[]>();
  const lookers = (entity: string) => {
    const known = looking.get(entity);
    if (known !== undefined) return known;
    const own = uses.filter((use) => use.entity === entity && use.action !== "create");
    const found = endpoints.filter(({ handler }) => {
      if (handler === undefined) return false;
      const reached = calls.reachedFrom([handler]);
      const used = own.filter(({ unit }) => reached.has(unit));
      return used.some(isOfCaller) || (used.length > 0 && comparesCaller(handler, program));
    });
    looking.set(entity, found);
    return found;
  };
  return (endpoint, entity) => {
    const asked = askedFor(endpoint);
    return lookers(entity).some((other) => other.at !== endpoint.at && askedFor(other) === asked);
  };
}

/** What an endpoint asks for, as it is written. */
function askedFor({ guards, at, handler }: Endpoint): string {
  return guards
    .map(({ name, at: { module, start, end } }) => {
      const isOwn = module === at.module && start === at.start;
      const before = isOwn && handler?.module === module && handler.start > start ? handler.start : end;
      const text = module.text.slice(start, Math.min(before, start + longest));
      // `router.put("/orders/:id", signedIn, may("sell"), …`: what stands behind the path.
      return `${name} ${isOwn ? text.slice(text.indexOf(",") + 1) : text}`.replace(/\s+/g, " ").trim();
    })
    .join("; ");
}

const longest = 500;
