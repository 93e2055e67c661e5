import type { Step } from "../../../endpoints/index.ts";
import { type FunctionUnit, walk, writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Gate } from "./contract.ts";
import { textsIn } from "./texts.ts";
import { isEverything, takesIn } from "./url-patterns.ts";

const makers = /\b(ShiroFilterFactoryBean|DefaultShiroFilterChainDefinition)\b/;
/** Filters that ask nobody who he is. */
const asksNobody = /^(anon|logout|noSessionCreation|ssl|port|csrf|cors|invalidRequest)$/i;

interface ChainRule {
  readonly pattern: string;
  /** Names of filters; none: anybody may ask. */
  readonly filters: readonly string[];
  readonly step: Omit<Step, "name">;
}

/** Chains of filters of Apache Shiro by path: https://shiro.apache.org/web.html#urls- */
export function shiroGates(machine: Machine, classes: readonly ClassCallable[]): Gate[] {
  const modules = new Set(classes.map(({ frame }) => frame.unit.module));
  if (![...modules].some(({ text }) => makers.test(text))) return [];
  const rules = classes.flatMap((owner) =>
    /filter_?chain/i.test(owner.frame.unit.module.text)
      ? owner.unit.members.flatMap(({ value }) =>
          value.kind === "function" ? rulesIn(machine, owner, value.unit) : [],
        )
      : [],
  );
  // What is for everything stands last, wherever its part of the map was filled.
  const ordered = [
    ...rules.filter(({ pattern }) => !isEverything(pattern)),
    ...rules.filter(({ pattern }) => isEverything(pattern)),
  ];
  if (ordered.length === 0) return [];
  return [
    ({ endpoint }) => {
      const rule = ordered.find(({ pattern }) => takesIn(pattern, endpoint.path));
      if (rule === undefined) return { steps: [] };
      if (rule.filters.length === 0)
        return { steps: [], ...(!isEverything(rule.pattern) && { isOpen: true as const }) };
      const rights = rule.filters.filter((name) => /^(roles|perms|rest)\[/.test(name));
      return { steps: ["authenticated", ...rights].map((name) => ({ ...rule.step, name })) };
    },
  ];
}

/** `chain.put("/orders/**", "authc, roles[clerk]")` */
function rulesIn(machine: Machine, owner: ClassCallable, unit: FunctionUnit): ChainRule[] {
  const rules: ChainRule[] = [];
  walk(unit, {
    expression(node) {
      if (node.kind !== "call" || node.args.length !== 2 || !/^(put|addPathDefinition)$/.test(writtenName(node.callee)))
        return;
      const [pattern] = textsIn(machine, owner, unit, node.args[0]!.value) ?? [];
      const [chain] = textsIn(machine, owner, unit, node.args[1]!.value) ?? [];
      if (pattern?.startsWith("/") !== true || chain === undefined) return;
      const filters = chain
        .split(/,(?![^[]*\])/)
        .map((name) => name.trim())
        .filter((name) => name !== "" && !asksNobody.test(name.replace(/\[.*/, "")));
      const at = { module: unit.module, start: node.start, end: node.end };
      rules.push({ pattern, filters, step: { unit: undefined, at, isGate: true } });
    },
  });
  return rules;
}
