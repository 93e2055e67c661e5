import type { Endpoint, StoreUse, Verdict } from "./contract.ts";
import { endpointOf } from "./owners.ts";

/** A step that looks at what the body holds. */
const validates = /valid|schema|dto|celebrate|joi|zod|sanitize|whitelist|check_?body/i;

/** Endpoints that write the body of a request as a whole: whoever asks sets every field there is. */
export function massAssignmentOf(endpoints: readonly Endpoint[], uses: readonly StoreUse[]): Verdict[] {
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    if (use.whole === undefined || use.action === "read") continue;
    const endpoint = endpointOf(endpoints, use.whole, use);
    if (endpoint === undefined || endpoint.steps.some(({ name }) => validates.test(name))) continue;
    const place = `${use.at.module.path}:${use.at.start}`;
    const evidence = `${use.verb} writes the whole body of the request into ${use.entity || "a store"}`;
    if (!found.has(place)) found.set(place, { rule: "mass-assignment", endpoint, at: use.at, evidence, doubt: 1 });
  }
  return [...found.values()];
}
