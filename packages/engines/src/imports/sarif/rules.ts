import type { Result, Rule, Run } from "./schema.ts";

/** The rules of a run, by index and by id. */
export interface RuleBook {
  /** The rule that a result names; `id` also where the report does not describe it. */
  ruleOf(result: Result): { readonly id: string; readonly rule: Rule | undefined };
}

/** SARIF 2.1.0 §3.27.5 to §3.27.7 and §3.52: by `rule.index`, `ruleIndex` or id; `CA1000/1` is a case of `CA1000`. */
export function ruleBook({ tool }: Run): RuleBook {
  const components = [tool.driver, ...(tool.extensions ?? [])];
  const byId = new Map(components.flatMap(({ rules = [] }) => rules.map((rule) => [rule.id, rule] as const)).reverse());
  return {
    ruleOf({ rule: reference, ruleIndex, ruleId }) {
      const from = reference?.toolComponent?.index;
      const list = from === undefined || from < 0 ? tool.driver.rules : tool.extensions?.[from]?.rules;
      const indexed = list?.[reference?.index ?? ruleIndex ?? -1];
      const named = ruleId ?? reference?.id;
      const rule = indexed ?? (named === undefined ? undefined : (byId.get(named) ?? byId.get(parentOf(named))));
      return { id: named ?? rule?.id ?? "unnamed", rule };
    },
  };
}

function parentOf(id: string): string {
  const slash = id.lastIndexOf("/");
  return slash < 0 ? id : id.slice(0, slash);
}
