import { readId } from "@gatewatch/base/ids";
import type { Client, RuleSet } from "@gatewatch/sdk";
import { rulesFaults } from "./faults.ts";

/** The set of this name, in any case, or id. @throws Fault `rules.unknown_set`, and the client's ApiError */
export async function findRuleSet({ ruleSets }: Pick<Client, "ruleSets">, nameOrId: string): Promise<RuleSet> {
  const found = named(await ruleSets.list(), nameOrId);
  if (found) return found;
  throw rulesFaults("rules.unknown_set", {
    message: `There is no rule set ${JSON.stringify(nameOrId)}. "gatewatch rules list" shows those there are.`,
  });
}

/** Keeps rules under a name: in place of those that had it where `replaces`. @throws the client's ApiError */
export async function keepRules(
  { ruleSets }: Pick<Client, "ruleSets">,
  { name, text, replaces }: { readonly name: string; readonly text: string; readonly replaces: boolean },
): Promise<RuleSet> {
  const known = replaces ? named(await ruleSets.list(), name) : undefined;
  return known ? ruleSets.update(known.id, { text }, known.version) : ruleSets.create({ name, text });
}

function named(sets: readonly RuleSet[], nameOrId: string): RuleSet | undefined {
  const id = readId(nameOrId);
  return sets.find((set) => set.id === id || set.name.toLowerCase() === nameOrId.toLowerCase());
}
