import { calculated, ordered } from "../../values/index.ts";

/** The small language of `comparison` and `requires`: literals, names, arithmetic, comparison, a few functions. */
export type Comparison =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Comparison[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Comparison[] }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Comparison }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Comparison; readonly right: Comparison };

export type Value = string | number | boolean | readonly Value[];

const token =
  /\s*(?:(\d+\.\d+|0[xob][\da-fA-F]+|\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\$?[A-Za-z_][\w.]*|\$\d+)|(==|!=|<=|>=|\*\*|\/\/|[-+*/%<>()[\],~&|^]))/y;
const levels: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["==", "!=", "<", "<=", ">", ">=", "in", "not in"],
  ["|", "^", "&"],
  ["+", "-"],
  ["*", "/", "//", "%"],
  ["**"],
];
const mostTokens = 400;

/** Reads a comparison; `undefined` when it is none. */
export function readComparison(text: string): Comparison | undefined {
  const tokens: { text: string; value?: Value }[] = [];
  token.lastIndex = 0;
  const source = text.trim();
  while (token.lastIndex < source.length) {
    const found = token.exec(source);
    if (found === null || tokens.length > mostTokens) return undefined;
    const [, number, double, single, name, sign] = found;
    if (number !== undefined) tokens.push({ text: number, value: Number(number) });
    else if (double !== undefined || single !== undefined)
      tokens.push({ text: '"', value: (double ?? single)!.replace(/\\(.)/g, "$1") });
    else if (name === "True" || name === "False") tokens.push({ text: name, value: name === "True" });
    else if (name === "in" && tokens.at(-1)?.text === "not") tokens[tokens.length - 1] = { text: "not in" };
    else tokens.push({ text: (name ?? sign)! });
  }
  let at = 0;
  const peek = () => tokens[at]?.text;
  const binary = (level: number): Comparison | undefined => {
    const operators = levels[level];
    if (operators === undefined) return unary();
    if (level === 2 && peek() === "not") {
      at++;
      const operand = binary(level);
      return operand && { kind: "unary", operator: "not", operand };
    }
    let left = binary(level + 1);
    while (left !== undefined && at < tokens.length && operators.includes(peek()!) && tokens[at]!.value === undefined) {
      const operator = tokens[at++]!.text;
      const right = binary(level + 1);
      if (right === undefined) return undefined;
      left = { kind: "binary", operator, left, right };
    }
    return left;
  };
  const list = (end: string): Comparison[] | undefined => {
    const items: Comparison[] = [];
    while (peek() !== end) {
      const item = binary(0);
      if (item === undefined) return undefined;
      items.push(item);
      if (peek() === ",") at++;
      else if (peek() !== end) return undefined;
    }
    at++;
    return items;
  };
  const unary = (): Comparison | undefined => {
    const next = tokens[at++];
    if (next === undefined) return undefined;
    if (next.value !== undefined) return { kind: "value", value: next.value };
    if (next.text === "-" || next.text === "not" || next.text === "~") {
      const operand = unary();
      return operand && { kind: "unary", operator: next.text, operand };
    }
    if (next.text === "(" || next.text === "[") {
      const items = list(next.text === "(" ? ")" : "]");
      if (items === undefined) return undefined;
      return next.text === "(" && items.length === 1 ? items[0] : { kind: "list", items };
    }
    if (!/^[$A-Za-z_]/.test(next.text)) return undefined;
    if (peek() !== "(") return { kind: "name", name: next.text };
    at++;
    const args = list(")");
    return args && { kind: "call", name: next.text, args };
  };
  const found = binary(0);
  return at === tokens.length ? found : undefined;
}

/** What a comparison needs of its surroundings. */
export interface ComparisonScope {
  value(name: string): Value | undefined;
  matches(expression: string, text: string): boolean;
  today(): number;
}

/** The value, or `undefined` where something is unknown. */
export function evaluate(comparison: Comparison, scope: ComparisonScope): Value | undefined {
  switch (comparison.kind) {
    case "value":
      return comparison.value;
    case "name":
      return scope.value(comparison.name);
    case "list": {
      const items = comparison.items.map((each) => evaluate(each, scope));
      return items.some((each) => each === undefined) ? undefined : (items as Value[]);
    }
    case "unary": {
      const value = evaluate(comparison.operand, scope);
      if (value === undefined) return undefined;
      if (comparison.operator === "not") return value === false || value === 0 || value === "";
      return typeof value === "number" ? (comparison.operator === "-" ? -value : ~value) : undefined;
    }
    case "call":
      return called(
        comparison.name,
        comparison.args.map((each) => evaluate(each, scope)),
        scope,
      );
    case "binary":
      return combined(comparison, scope);
  }
}

function combined(
  { operator, left: first, right: second }: Extract<Comparison, { kind: "binary" }>,
  scope: ComparisonScope,
): Value | undefined {
  const left = evaluate(first, scope);
  if (operator === "and") return left === true ? evaluate(second, scope) : left;
  if (operator === "or") return left === true ? true : evaluate(second, scope);
  const right = evaluate(second, scope);
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "in":
    case "not in": {
      const isIn =
        typeof right === "string" ? right.includes(String(left)) : Array.isArray(right) && right.includes(left);
      return isIn === (operator === "in");
    }
  }
  if (typeof left === "string" && typeof right === "string") {
    if (operator === "+") return left + right;
    return ordered(operator, left, right);
  }
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  return calculated(operator, left, right) ?? ordered(operator, left, right);
}

function called(name: string, args: readonly (Value | undefined)[], scope: ComparisonScope): Value | undefined {
  const [first, second] = args;
  switch (name) {
    case "today":
      return scope.today();
    case "strptime": {
      const time = typeof first === "string" ? Date.parse(first) : Number.NaN;
      return Number.isNaN(time) ? undefined : time / 1000;
    }
    case "int":
    case "float": {
      const value = typeof first === "number" ? first : typeof first === "string" ? Number(first) : Number.NaN;
      return Number.isNaN(value) ? undefined : name === "int" ? Math.trunc(value) : value;
    }
    case "str":
      return first === undefined ? undefined : String(first);
    case "len":
    case "size":
      return typeof first === "string" || Array.isArray(first) ? first.length : undefined;
    case "lower":
      return typeof first === "string" ? first.toLowerCase() : undefined;
    case "re.match":
      return typeof first === "string" && typeof second === "string" ? scope.matches(first, second) : undefined;
    default:
      return undefined;
  }
}
