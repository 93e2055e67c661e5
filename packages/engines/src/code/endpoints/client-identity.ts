import type { Endpoint, StoreUse, Verdict } from "./contract.ts";
import { ownersOf } from "./object-level.ts";
import { looksAtOwner } from "./owner-comparisons.ts";
import { endpointOf } from "./owners.ts";
import { asksForRole } from "./rights.ts";

/** Endpoints that take from the request whose an object is, where the program elsewhere takes it from who asks. */
export function clientIdentityOf(endpoints: readonly Endpoint[], uses: readonly StoreUse[]): Verdict[] {
  const owners = ownersOf(uses);
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    const owner = owners.get(use.entity);
    if (owner === undefined || (owner.use.at.start === use.at.start && owner.use.at.module === use.at.module)) continue;
    const parts = [...use.filter, ...use.fields];
    const part = parts.find(({ name, from }) => name === owner.field && from === "request");
    if (part === undefined || parts.some(({ from }) => from === "caller")) continue;
    const endpoint = endpointOf(endpoints, part.source, use);
    if (endpoint?.handler === undefined || endpoint.guards.length === 0 || looksAtOwner(endpoint.handler)) continue;
    if (asksForRole(endpoint.handler)) continue;
    const place = `${endpoint.at.module.path}:${endpoint.at.start}`;
    const evidence = `${owner.use.unit.symbol || owner.use.unit.module.path} takes ${owner.field} of ${use.entity} from who asks; here it comes from the request`;
    if (!found.has(place))
      found.set(place, { rule: "client-supplied-identity", endpoint, at: use.at, evidence, doubt: 1 });
  }
  return [...found.values()];
}
