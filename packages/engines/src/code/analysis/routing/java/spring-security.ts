import type { Step, Verdict } from "../../../endpoints/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Answer, Asked, Filter, Gate } from "./contract.ts";
import { gateStep } from "./refusing.ts";
import { isForAll, shadows, takes } from "./request-matchers.ts";
import { type AccessRule, type SecurityChain, securityChainsOf } from "./security-chains.ts";

/** What the chains of Spring Security put before endpoints, with their filters that turn strangers away themselves. */
export function springSecurityGates(
  machine: Machine,
  classes: readonly ClassCallable[],
  filters: readonly Filter[],
): { readonly gates: readonly Gate[]; readonly chains: readonly SecurityChain[] } {
  const { chains, ignored } = securityChainsOf(machine, classes);
  if (chains.length === 0) return { gates: [], chains };
  for (const { forgery } of chains) {
    const { sessions } = machine.registrations;
    if (
      forgery !== undefined &&
      !sessions.some(({ start, module }) => start === forgery.start && module === forgery.module)
    )
      sessions.push(forgery);
  }
  const gate: Gate = (asked) => {
    if (ignored.some((matcher) => takes(matcher, asked.endpoint) === true)) return { steps: [], isOpen: true };
    const answers: Answer[] = [];
    for (const chain of chains) {
      const isFor =
        chain.scope.length === 0 ? true : anyOf(chain.scope.map((matcher) => takes(matcher, asked.endpoint)));
      if (isFor === false) continue;
      const own = filters
        .filter(({ owner }) => chain.filters.includes(owner.unit.name))
        .flatMap((filter) => gateStep(machine, filter, asked) ?? []);
      const said = answerOf(chain, asked);
      answers.push({ ...said, steps: [...own, ...said.steps] });
      if (isFor === true && !chain.isConditional) break;
    }
    // Of chains that stand there under some settings only, one that asks is enough.
    return answers.find(({ steps }) => steps.length > 0) ?? answers[0] ?? { steps: [] };
  };
  return { gates: [gate], chains };
}

function anyOf(taken: readonly (boolean | undefined)[]): boolean | undefined {
  if (taken.includes(true)) return true;
  return taken.includes(undefined) ? undefined : false;
}

/** The first rule that takes in an endpoint decides. */
function answerOf({ rules, isDenying }: SecurityChain, { endpoint }: Asked): Answer {
  let isUnsure = false;
  for (const rule of rules) {
    const isTaken = takes(rule.matcher, endpoint);
    if (isTaken === undefined) isUnsure = true;
    if (isTaken !== true) continue;
    if (rule.access !== "open") return { steps: stepsOf(rule) };
    return { steps: [], ...((isUnsure || !isForAll(rule.matcher)) && { isOpen: true as const }) };
  }
  if (isUnsure) return { steps: [], isOpen: true };
  const [first] = rules;
  return isDenying && first !== undefined
    ? { steps: stepsOf({ ...first, access: "role", name: "denyAll()" }) }
    : { steps: [] };
}

function stepsOf({ access, name, at }: AccessRule): Step[] {
  const asked: Step = { name: "authenticated", unit: undefined, at, isGate: true };
  return access === "known" ? [asked] : [asked, { ...asked, name }];
}

/** Rules that never apply, as an earlier one that lets anybody pass takes in all that they are for. */
export function shadowedRules(chains: readonly SecurityChain[], asked: readonly Asked[]): Verdict[] {
  return chains.flatMap(({ rules }) =>
    rules.flatMap((rule, index): Verdict[] => {
      if (rule.access === "open") return [];
      const before = rules
        .slice(0, index)
        .find((earlier) => earlier.access === "open" && shadows(earlier.matcher, rule.matcher));
      const concerned = asked
        .map(({ endpoint }) => endpoint)
        .filter((endpoint) => takes(rule.matcher, endpoint) === true);
      const [endpoint, ...others] = concerned;
      if (before === undefined || endpoint === undefined) return [];
      const evidence = `${rule.name} for ${rule.matcher.patterns.join(", ")} stands behind ${before.name} for ${before.matcher.patterns.join(", ")}, and the first match wins`;
      return [
        {
          rule: "broken-guard",
          endpoint,
          at: rule.at,
          evidence,
          expected: rule.name,
          others: others.slice(0, 20),
          doubt: 0,
        },
      ];
    }),
  );
}
