import type { Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import type { Page } from "../page.ts";
import { piecesOf } from "../tags.ts";
import { type Token, tokensOf } from "../tokens.ts";

const tags = [
  ["{{/*", "*/}}"],
  ["{{- /*", "*/ -}}"],
  ["{{", "}}"],
] as const;
const mostDepth = 40;

/** Functions that escape, and what gives numbers or truth: https://pkg.go.dev/text/template#hdr-Functions */
const escapes = new Set(["html", "js", "urlquery"]);
const drops = new Set("len eq ne lt le gt ge not".split(" "));
const passes = new Set("print printf println index slice and or".split(" "));

/** https://pkg.go.dev/text/template and https://pkg.go.dev/html/template, which escapes for the place where a value is shown. */
export const goTemplates: TemplateLanguage = {
  name: "go",
  hosts: ["go"],
  files: /\.(gohtml|gotmpl|go\.tmpl|tmpl\.html|html\.tmpl)$/i,
  signs: /\{\{-?\s*(\.|\$|(range|if|with|template|define|block|end|else)\b)/,
  read: (page) => {
    const reader = new Reader(page);
    for (const { open, start, end, after } of piecesOf(page.text, tags)) {
      const span = { start: open === "" ? start : start - open.length, end: after };
      if (open === "") page.markup(page.text.slice(start, end));
      else if (open !== "{{") page.comment(span);
      else reader.action(tokensOf(page.text, start, end), span);
    }
  },
};

/** Reads actions, each with the dot of the blocks around it. */
class Reader {
  readonly #page: Page;
  /** What the dot is, the outermost first. */
  readonly #dots: string[] = ["."];
  #count = 0;
  #tokens: readonly Token[] = [];
  #at = 0;
  #depth = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  action(tokens: Token[], span: Span): void {
    const isTrim = (each: Token | undefined) => each?.is === "-";
    if (isTrim(tokens[0])) tokens.shift();
    if (isTrim(tokens.at(-1))) tokens.pop();
    this.#tokens = tokens;
    this.#at = 1;
    const page = this.#page;
    switch (tokens[0]?.is) {
      case "if":
        this.#keepsDot();
        page.when("action", this.#pipeline(), span);
        return;
      case "else":
        if (this.#take("if") || this.#take("with")) page.otherwise("action", span, this.#pipeline());
        else page.otherwise("action", span);
        return;
      case "range":
      case "with":
        this.#about(tokens[0].is === "range", span);
        return;
      case "block":
      case "define": {
        const name = this.#next?.is ?? "";
        this.#at++;
        const dot = this.#next === undefined ? undefined : this.#pipeline();
        page.names(name);
        if (dot === undefined) this.#keepsDot();
        else this.#setsDot(dot, span);
        page.block("action", span, () => this.#dots.pop());
        return;
      }
      case "template": {
        const name = this.#constant(this.#next?.is ?? "", span);
        this.#at++;
        const nothing: Expression = { ...span, kind: "record", entries: [] };
        page.include(name, span, this.#next === undefined ? [] : [nothing, this.#pipeline()]);
        return;
      }
      case "end":
        page.end("action", span);
        return;
      case "break":
      case "continue":
        return;
      default:
        this.#at = 0;
        if (tokens[1]?.is === ":=" || tokens[1]?.is === "=") {
          this.#at = 2;
          page.set(tokens[0]!.is, this.#pipeline());
        } else page.show(this.#pipeline(), span, "everywhere");
    }
  }

  /** `range $i, $item := .Items`, `with .User` */
  #about(isRange: boolean, span: Span): void {
    const page = this.#page;
    const names: string[] = [];
    const isNamed = this.#tokens.some(({ is }) => is === ":=" || is === "=");
    while (isNamed && this.#next !== undefined && this.#next.is !== ":=" && this.#next.is !== "=") {
      if (this.#next.kind === "name") names.push(this.#next.is);
      this.#at++;
    }
    if (isNamed) this.#at++;
    const value = this.#pipeline();
    if (isRange) {
      const dot = `dot ${this.#count++}`;
      page.block("action", span, () => this.#dots.pop());
      page.each("items", page.target(dot, span), value, span);
      this.#dots.push(dot);
    } else {
      page.when("action", value, span);
      this.#setsDot(value, span);
      page.block("with", span, () => this.#dots.pop());
    }
    const own = names.at(-1);
    if (own !== undefined) page.set(own, this.#dot(span));
  }

  #keepsDot(): void {
    this.#dots.push(this.#dots.at(-1)!);
  }
  #setsDot(value: Expression, span: Span): void {
    const dot = `dot ${this.#count++}`;
    this.#page.run({ ...span, kind: "assign", target: this.#page.target(dot, span), value });
    this.#dots.push(dot);
  }
  #dot(span: Span): Expression {
    return this.#page.name(this.#dots.at(-1)!, span);
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }
  #take(is: string): boolean {
    if (this.#next?.is !== is || this.#next.kind === "text") return false;
    this.#at++;
    return true;
  }
  #constant(value: string | number, { start, end }: Span): Expression {
    return { start, end, kind: "constant", value };
  }

  /** `.Title | printf "%s" | html` */
  #pipeline(): Expression {
    const start = this.#next?.start ?? 0;
    let value = this.#command(undefined);
    while (this.#take("|")) value = this.#command(value);
    return { ...value, start: Math.min(start, value.start) };
  }

  /** A function with what it is given, or one value. @param last what comes through the pipe */
  #command(last: Expression | undefined): Expression {
    const token = this.#next;
    const span = { start: token?.start ?? 0, end: token?.end ?? 0 };
    const isFunction = token?.kind === "name" && !token.is.startsWith("$") && !/^(true|false|nil)$/.test(token.is);
    if (!isFunction) {
      const first = this.#operand();
      // A method may be given something.
      while (this.#next !== undefined && !/^[|)]$/.test(this.#next.is)) this.#operand();
      return first;
    }
    this.#at++;
    let name = token.is;
    while (this.#take(".")) name = this.#tokens[this.#at++]?.is ?? name;
    const values: Expression[] = [];
    while (this.#next !== undefined && !/^[|)]$/.test(this.#next.is)) values.push(this.#operand());
    if (last !== undefined) values.push(last);
    if (drops.has(name)) return { ...span, kind: "other", parts: [...values, { ...span, kind: "other", parts: [] }] };
    if (escapes.has(name)) return this.#page.call("escaped", values, span);
    if (passes.has(name)) return { ...span, kind: "concat", parts: values, isText: true };
    return this.#page.call("filter", [this.#constant(name, span), ...values], span);
  }

  #operand(): Expression {
    const token = this.#next;
    if (token === undefined || this.#depth >= mostDepth) {
      this.#at = this.#tokens.length;
      return { start: 0, end: 0, kind: "other", parts: [] };
    }
    const span = { start: token.start, end: token.end };
    this.#at++;
    let value: Expression;
    let end = token.end;
    if (token.kind === "text") value = this.#constant(token.is, span);
    else if (token.kind === "number") value = this.#constant(Number(token.is), span);
    else if (token.is === "(") {
      this.#depth++;
      value = this.#pipeline();
      this.#depth--;
      end = this.#next?.end ?? end;
      this.#take(")");
    } else if (token.is === ".") {
      value = this.#dot(span);
      if (this.#next?.kind === "name" && this.#next.start === end) {
        end = this.#next.end;
        value = this.#member(value, this.#tokens[this.#at++]!);
      }
    } else if (token.is === "$") value = this.#page.name(".", span);
    else if (token.kind === "name") value = this.#page.name(token.is, span);
    else return { ...span, kind: "other", parts: [] };
    while (this.#next?.is === "." && this.#next.start === end && this.#tokens[this.#at + 1]?.kind === "name") {
      const name = this.#tokens[this.#at + 1]!;
      this.#at += 2;
      end = name.end;
      value = this.#member(value, name);
    }
    return value;
  }

  #member(object: Expression, { is, start, end }: Token): Expression {
    return this.#page.call("property", [object, this.#constant(is, { start, end })], { start: object.start, end });
  }
}
