import type { Expression } from "../ir/index.ts";
import type { Value } from "../values/index.ts";
import { withFacts } from "./facts.ts";
import type { Here, Machine } from "./machine.ts";

/** Methods that only texts have, and that give the same each time. */
const ofTexts = new Set("split substring substr charAt trim toLowerCase toUpperCase normalize".split(" "));
/** Methods of what those give, which nobody else holds: taking an item out of it changes nothing that is seen. */
const ofParts = new Set([...ofTexts, "slice", "at", "pop", "shift", "reverse"]);
/** They give the text itself, as far as checks of it go. */
const givingItself = new Set(["trim", "toLowerCase", "toUpperCase", "normalize"]);

/**
 * The value of an expression under a number that it has wherever the same part of the same text is cut out again:
 * what was proved of `name.split(".").pop()` holds of the next `name.split(".").pop()`.
 */
export function samePart(machine: Machine, here: Here, expression: Expression, value: Value): Value {
  if (value.taints.length === 0 || value.objects.length > 0) return value;
  if (expression.kind === "call" && methodOf(expression, givingItself) !== undefined) return value;
  const steps: string[] = [];
  let from = expression;
  for (;;) {
    if (from.kind === "index" && from.key.kind === "constant") {
      steps.push(`[${String(from.key.value)}]`);
      from = from.object;
      continue;
    }
    const step = from.kind === "call" ? methodOf(from, ofParts) : undefined;
    if (from.kind !== "call" || from.callee.kind !== "member" || step === undefined) break;
    steps.push(step);
    from = from.callee.object;
  }
  const first = steps.at(-1);
  if (first === undefined || from.kind !== "name" || !ofTexts.has(first.slice(0, first.indexOf("(")))) return value;
  const text = machine.evaluate(here, from);
  if (text.number === 0 || text.objects.length > 0) return value;
  return withFacts(here.state, { ...value, number: machine.memberNumber(text.number, steps.reverse().join(".")) });
}

/** A call of one of these methods with nothing but literals, written out. */
function methodOf({ callee, args }: Expression & { kind: "call" }, methods: ReadonlySet<string>): string | undefined {
  if (callee.kind !== "member" || !methods.has(callee.name)) return undefined;
  const given: (string | undefined)[] = args.map(({ value }) => literalOf(value));
  if (given.includes(undefined)) return undefined;
  return `${callee.name}(${given.join()})`;
}

function literalOf(expression: Expression): string | undefined {
  if (expression.kind === "constant") return JSON.stringify(expression.value) ?? "undefined";
  if (expression.kind === "regex") return `/${expression.pattern}/${expression.flags}`;
  if (expression.kind !== "unary" || expression.operator !== "-") return undefined;
  const number = literalOf(expression.operand);
  return number === undefined ? undefined : `-${number}`;
}
