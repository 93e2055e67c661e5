import type { Argument, BinaryOperator, Entry, Expression, Item, Span } from "../../ir/index.ts";
import type { Page } from "./page.ts";
import type { Token } from "./tokens.ts";

/** How a language of templates writes expressions, where they differ. */
export interface Writing {
  /** What joins texts. */
  readonly joins: readonly string[];
  /** `user.name` also reads what methods of the program give: `getName()`, `name()`. */
  readonly asksMethods?: true;
  /** What stands between a value and the filters that it goes through. */
  readonly filters?: {
    readonly sign: string;
    /** `|date:"Y"`, not `|date("Y")`. */
    readonly hasColon?: true;
    readonly apply: (page: Page, name: string, values: readonly Expression[], span: Span) => Expression;
  };
  /** `a if b else c` */
  readonly choosesBehind?: true;
  /** What a call of a plain name gives, where the language has one of that name. */
  readonly ownCall?: (page: Page, name: string, values: readonly Argument[], span: Span) => Expression | undefined;
  /** What a call of a method gives, where its name says so whatever it is called on. */
  readonly methodCall?: Writing["ownCall"];
}

const words: Readonly<Record<string, string>> = {
  and: "&&",
  or: "||",
  eq: "==",
  ne: "!=",
  lt: "<",
  gt: ">",
  le: "<=",
  ge: ">=",
  div: "/",
  mod: "%",
};
const powers: Readonly<Record<string, number>> = {
  "??": 1,
  "?:": 1,
  "||": 2,
  "&&": 3,
  "==": 5,
  "!=": 5,
  "===": 5,
  "!==": 5,
  "<": 6,
  ">": 6,
  "<=": 6,
  ">=": 6,
  in: 6,
  is: 6,
  "+": 8,
  "-": 8,
  "~": 8,
  ".": 8,
  "*": 9,
  "/": 9,
  "//": 9,
  "%": 9,
  "**": 10,
};
const literals: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  null: null,
  nil: null,
  undefined: null,
};
const signs: Readonly<Record<string, BinaryOperator>> = { "===": "==", "!==": "!=" };
const mostDepth = 60;

/** Reads expressions out of tokens. What it does not understand ends the expression; it never throws. */
export class Expressions {
  readonly #page: Page;
  readonly #writing: Writing;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(page: Page, writing: Writing, tokens: readonly Token[]) {
    this.#page = page;
    this.#writing = writing;
    this.#tokens = tokens;
  }

  get isOver(): boolean {
    return this.#at >= this.#tokens.length;
  }
  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }
  /** Whether this comes next; it is passed then. */
  take(is: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.is !== is || token.kind === "text") return false;
    this.#at++;
    return true;
  }
  /** The name that comes next, passed. */
  word(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "name") return undefined;
    this.#at++;
    return token.is;
  }
  skip(): void {
    this.#at++;
  }

  /** A whole expression, with its filters. */
  expression(): Expression {
    if (this.#depth >= mostDepth) {
      this.#at = this.#tokens.length;
      return this.#nothing();
    }
    this.#depth++;
    const value = this.#choice();
    this.#depth--;
    return value;
  }

  #nothing(): Expression {
    const start = this.next?.start ?? this.#tokens.at(-1)?.end ?? 0;
    return { kind: "other", parts: [], start, end: start };
  }

  #choice(): Expression {
    const value = this.#infix(0);
    const { start } = value;
    if (this.#writing.choosesBehind && this.take("if")) {
      const test = this.#infix(0);
      const alternative = this.take("else") ? this.expression() : this.#nothing();
      return { kind: "conditional", test, consequence: value, alternative, start, end: this.#end };
    }
    if (!this.take("?")) return value;
    const consequence = this.next?.is === ":" ? value : this.expression();
    const alternative = this.take(":") ? this.expression() : this.#nothing();
    return { kind: "conditional", test: value, consequence, alternative, start, end: this.#end };
  }

  get #end(): number {
    return this.#tokens[this.#at - 1]?.end ?? 0;
  }

  #operator(): string | undefined {
    const token = this.next;
    if (token === undefined || token.kind === "text" || token.kind === "number") return undefined;
    const sign = token.kind === "name" ? (words[token.is] ?? token.is) : token.is;
    if (sign === "not" && this.#tokens[this.#at + 1]?.is === "in") return "not in";
    if ((sign === "." || sign === "~") && !this.#writing.joins.includes(sign)) return undefined;
    return sign in powers ? sign : undefined;
  }

  #infix(least: number): Expression {
    let left = this.#prefix();
    for (;;) {
      const sign = this.#operator();
      if (sign === undefined) return left;
      const power = sign === "not in" ? 6 : powers[sign]!;
      if (power <= least) return left;
      this.#at += sign === "not in" ? 2 : 1;
      left = this.#both(sign, left, power);
    }
  }

  #both(sign: string, left: Expression, power: number): Expression {
    if (sign === "is") {
      this.take("not");
      const word = this.word();
      if (this.take("by") || word === "divisibleby" || word === "sameas" || word === "eq") this.#prefix();
      return { start: left.start, end: this.#end, kind: "other", parts: [left, this.#nothing()] };
    }
    const right = this.#deeper(() => this.#infix(power));
    const span = { start: left.start, end: this.#end };
    if (this.#writing.joins.includes(sign)) return { ...span, kind: "concat", parts: [left, right], isText: true };
    if (sign === "&&") return { ...span, kind: "logical", operator: "and", left, right };
    if (sign === "||" || sign === "?:") return { ...span, kind: "logical", operator: "or", left, right };
    if (sign === "??") return { ...span, kind: "logical", operator: "??", left, right };
    if (sign === "+") return { ...span, kind: "concat", parts: [left, right], isText: false };
    return { ...span, kind: "binary", operator: signs[sign] ?? (sign as BinaryOperator), left, right };
  }

  #deeper(read: () => Expression): Expression {
    if (this.#depth >= mostDepth) {
      this.#at = this.#tokens.length;
      return this.#nothing();
    }
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  #prefix(): Expression {
    const token = this.next;
    const start = token?.start ?? this.#end;
    if (token !== undefined && token.kind !== "text" && ["not", "!", "empty", "-", "+", "@"].includes(token.is)) {
      this.#at++;
      const operand = this.#deeper(() => this.#prefix());
      if (token.is === "@") return operand;
      const operator = token.is === "-" || token.is === "+" ? token.is : "not";
      return { kind: "unary", operator, operand, start, end: this.#end };
    }
    return this.#behind(this.#plain());
  }

  /** What stands behind a value: members, calls, filters. */
  #behind(first: Expression): Expression {
    let value = first;
    const { start } = first;
    for (;;) {
      const { filters, joins } = this.#writing;
      const isJoin = joins.includes(".");
      if (["->", "?->", "?.", "::"].some((sign) => this.take(sign)) || (!isJoin && this.take("."))) {
        value = this.#member(value);
      } else if (this.take("[")) {
        const key = this.expression();
        while (!this.isOver && !this.take("]")) this.skip();
        value = { kind: "index", object: value, key, start, end: this.#end };
      } else if (this.next?.is === "(" && this.next.kind === "sign") {
        value = this.#called(value);
      } else if (filters !== undefined && this.next?.is === filters.sign && this.next.kind === "sign") {
        this.skip();
        value = this.#filtered(value, filters);
      } else return value;
    }
  }

  #member(object: Expression): Expression {
    const token = this.next;
    if (token === undefined || (token.kind !== "name" && token.kind !== "number")) return object;
    this.skip();
    const span = { start: object.start, end: token.end };
    if (token.kind === "number")
      return { ...span, kind: "index", object, key: { ...token, kind: "constant", value: Number(token.is) } };
    const isCalled = this.next?.is === "(" && this.next.kind === "sign";
    if (this.#writing.asksMethods && !isCalled) {
      const name: Expression = { start: token.start, end: token.end, kind: "constant", value: token.is };
      return this.#page.call("property", [object, name], span);
    }
    return { ...span, kind: "member", object, name: token.is.replace(/^\$/, "") };
  }

  #called(callee: Expression): Expression {
    const args = this.arguments();
    const span = { start: callee.start, end: this.#end };
    const own = callee.kind === "name" ? this.#writing.ownCall?.(this.#page, callee.name, args, span) : undefined;
    const known =
      callee.kind === "member" ? this.#writing.methodCall?.(this.#page, callee.name, args, span) : undefined;
    return own ?? known ?? { ...span, kind: "call", callee, args, isNew: false };
  }

  /** `(a, name=b, **c)`, behind its opening bracket or before it. */
  arguments(): Argument[] {
    const args: Argument[] = [];
    if (!this.take("(")) return args;
    while (!this.isOver && !this.take(")")) {
      const before = this.#at;
      const isRecord = this.take("**");
      const isList = !isRecord && (this.take("*") || this.take("..."));
      const name = this.next;
      const isNamed = name?.kind === "name" && /^[=:]$/.test(this.#tokens[this.#at + 1]?.is ?? "");
      if (isNamed) this.#at += 2;
      const value = this.expression();
      args.push({
        value,
        ...(isNamed && { name: name.is }),
        ...(isRecord && { spread: "record" }),
        ...(isList && { spread: "list" }),
      });
      if (!this.take(",") && this.#at === before) this.skip();
    }
    return args;
  }

  #filtered(value: Expression, filters: NonNullable<Writing["filters"]>): Expression {
    let name = this.word();
    if (name === undefined) return value;
    while (this.take(".")) name = this.word() ?? name;
    const values: Expression[] = [value];
    if (filters.hasColon) {
      if (this.take(":")) values.push(this.#plain());
    } else values.push(...this.arguments().map((argument) => argument.value));
    return filters.apply(this.#page, name, values, { start: value.start, end: this.#end });
  }

  #plain(): Expression {
    const token = this.next;
    if (token === undefined) return this.#nothing();
    const span = { start: token.start, end: token.end };
    this.skip();
    if (token.kind === "text") return { ...span, kind: "constant", value: token.is };
    if (token.kind === "number") return { ...span, kind: "constant", value: Number(token.is) };
    if (token.kind === "name") {
      if (token.is in literals) return { ...span, kind: "constant", value: literals[token.is]! };
      if (token.is === "new") return this.#behind(this.#plain());
      return this.#page.name(token.is.replace(/^\$/, ""), span);
    }
    switch (token.is) {
      case "(": {
        const value = this.expression();
        const items: Item[] = [{ value, isSpread: false }];
        while (this.take(",")) items.push({ value: this.expression(), isSpread: false });
        while (!this.isOver && !this.take(")")) this.skip();
        return items.length === 1 ? value : { start: token.start, end: this.#end, kind: "list", items };
      }
      case "[":
        return this.#list(token.start, "]");
      case "{":
        return this.#list(token.start, "}");
      default:
        return this.#nothing();
    }
  }

  /** `[a, b]`, `["a" => b]`, `{a: b}` */
  #list(start: number, close: string): Expression {
    const items: Item[] = [];
    const entries: Entry[] = [];
    while (!this.isOver && !this.take(close)) {
      const before = this.#at;
      const isSpread = this.take("...") || this.take("**");
      const token = this.next;
      const isNamed = token?.kind === "name" && /^(:|=>?)$/.test(this.#tokens[this.#at + 1]?.is ?? "");
      if (isNamed) this.skip();
      const key: Expression = isNamed
        ? { start: token.start, end: token.end, kind: "constant", value: token.is }
        : this.expression();
      if (this.take(":") || this.take("=>") || this.take("=")) entries.push({ key, value: this.expression() });
      else if (close === "}" && isSpread) entries.push({ key: undefined, value: key });
      else if (close === "}") entries.push({ key: { ...key, kind: "constant", value: nameOf(key) }, value: key });
      else items.push({ value: key, isSpread });
      if (!this.take(",") && this.#at === before) this.skip();
    }
    const span = { start, end: this.#end };
    const isRecord = entries.length > 0 || (close === "}" && items.length === 0);
    return isRecord ? { ...span, kind: "record", entries } : { ...span, kind: "list", items };
  }
}

function nameOf(expression: Expression): string {
  return expression.kind === "name" ? expression.name : "";
}
