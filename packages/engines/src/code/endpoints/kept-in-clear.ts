import type { FunctionUnit } from "../ir/index.ts";
import type { Behaviour, StorePart, StoreUse, Verdict } from "./contract.ts";
import { endpointOf } from "./owners.ts";

const password = /^(user|new|plain|raw)?_?(passw(or)?d|pwd|pass_?phrase|passcode)$/i;
/** What a thief of the data can use elsewhere, or against the person. */
const personal =
  /^(ssn|social_?security(_?(no|number))?|(credit_?)?card_?(no|num|number)|cvv|cvc|iban|passport_?(no|number)|tax_?id|bank_?(acc|account)(_?(no|number))?)$/i;

/**
 * Endpoints that write a password, or what identifies a person elsewhere, into a store as the request gave it. Where a
 * program hashes at all, it may do so on the way into the store: then only what is stored beside a hash of its own kind is
 * said.
 */
export function keptInClearOf({ endpoints, uses, hashing }: Behaviour): Verdict[] {
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    if (use.action === "read") continue;
    const part = use.fields.find(
      ({ name, from }) => from === "request" && (password.test(name) || personal.test(name)),
    );
    if (part === undefined || (hashing.size > 0 && !isHashedElsewhere(part, use, uses, hashing))) continue;
    const endpoint = endpointOf(endpoints, part.source, use);
    if (endpoint === undefined) continue;
    const evidence = `${use.verb} writes ${part.name} of ${use.entity || "an object"} as the request gives it; nothing hashes or encrypts it`;
    const doubt = password.test(part.name) ? 1 : 3;
    const key = `${use.at.module.path}:${use.at.start}`;
    if (!found.has(key))
      found.set(key, { rule: "cleartext-storage", endpoint, at: use.at, expected: "a hash", evidence, doubt });
  }
  return [...found.values()];
}

/** Whether other code hashes the same field itself, before it gives it to the store. */
function isHashedElsewhere(
  { name }: StorePart,
  use: StoreUse,
  uses: readonly StoreUse[],
  hashing: ReadonlySet<FunctionUnit>,
): boolean {
  return uses.some(
    (other) =>
      other !== use &&
      other.entity === use.entity &&
      hashing.has(other.unit) &&
      other.fields.some((field) => field.name === name && field.from === "unknown"),
  );
}
