import type { Expression, Statement } from "../../ir/index.ts";
import type { Place, Value } from "../../values/index.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";

/** A field of what is asked for, and what it has to be. */
export interface Compared {
  readonly name: string;
  readonly value: Value;
}

/** What a condition of a query asks for: `order => order.Id == id && order.Owner.Id == user` of `Id` and `OwnerId`. */
export function comparedIn(machine: Machine, here: Here, condition: Value): Compared[] {
  return condition.callables.flatMap((callable) => {
    if (callable.kind !== "function") return [];
    const [item] = callable.unit.parameters;
    const test = resultOf(callable.unit.body);
    if (item === undefined || test === undefined) return [];
    const inside = hereOf(callable.frame, here.state);
    return equalitiesIn(test).flatMap(([left, right]): Compared[] => {
      const [own, other] = fieldOf(left, item.name) === undefined ? [right, left] : [left, right];
      const name = fieldOf(own, item.name);
      if (name === undefined || fieldOf(other, item.name) !== undefined) return [];
      return [{ name, value: machine.evaluate(inside, other) }];
    });
  });
}

function resultOf([only, ...more]: readonly Statement[]): Expression | undefined {
  if (only === undefined || more.length > 0) return undefined;
  if (only.kind === "block") return resultOf(only.body);
  return only.kind === "return" ? only.value : undefined;
}

/** Both sides of what has to be equal for the whole to hold. */
function equalitiesIn(test: Expression): [Expression, Expression][] {
  if (test.kind === "logical" && test.operator === "and")
    return [...equalitiesIn(test.left), ...equalitiesIn(test.right)];
  if (test.kind === "binary" && test.operator === "==") return [[test.left, test.right]];
  const [argument] = test.kind === "call" ? test.args : [];
  if (test.kind !== "call" || argument === undefined || test.callee.kind !== "member") return [];
  return test.callee.name === "Equals" ? [[test.callee.object, argument.value]] : [];
}

/** `OwnerId` of `order.Owner.Id`, when `order` is the item. */
function fieldOf(expression: Expression, item: string, after = ""): string | undefined {
  if (expression.kind === "typed") return fieldOf(expression.value, item, after);
  if (expression.kind === "name") return expression.name === item && after !== "" ? after : undefined;
  if (expression.kind !== "member") return undefined;
  return fieldOf(expression.object, item, expression.name === "Value" ? after : expression.name + after);
}

/** What a query of .NET is of, by how it is written: `order` of `_context.Orders.Include(…)` and of `Set<Order>()`. */
export function queriedIn({ module, start, end }: Place): string {
  const text = module.text.slice(start, Math.min(end, start + 400)).replace(/^\s*(await|return)\b\s*/, "");
  const typed = /\.\s*(?:Set|Query|Repository|Find\w*|GetRepository)<(\w+)>\s*\(/.exec(text)?.[1];
  const chain = text.split("(", 1)[0]!.split(".");
  const own = chain.slice(0, -1).map((part) => part.replace(/\W/g, ""));
  const found =
    typed ??
    own.findLast((part) => !/^(this|_?(db)?context|_?db|_?session|_?repository|_?unitOfWork|_?uow)$/i.test(part));
  return (found ?? "")
    .replace(/^_+|_?(repository|repo|model|service|dao|store|collection|manager)s?$/gi, "")
    .toLowerCase();
}
