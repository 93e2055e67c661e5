import type { Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import type { Page } from "../page.ts";
import { piecesOf } from "../tags.ts";

const tags = [
  ["{{{{", "}}}}"],
  ["{{{", "}}}"],
  ["{{!--", "--}}"],
  ["{{", "}}"],
] as const;
/** A path, a text, or a part in brackets of its own. */
const word = /"[^"]*"|'[^']*'|\([^()]*\)|[^\s"'()|=]+=|[^\s"'()|]+/g;

/** https://handlebarsjs.com/guide/ and https://mustache.github.io/mustache.5.html */
export const handlebars: TemplateLanguage = {
  name: "handlebars",
  hosts: ["javascript", "java", "ruby", "php", "python", "go"],
  files: /\.(hbs|handlebars|mustache)$/i,
  read,
};

function read(page: Page): void {
  const reader = new Reader(page);
  let skipped = "";
  for (const { open, start, end, after } of piecesOf(page.text, tags)) {
    const inner = page.text.slice(start, end).replace(/^~|~$/g, "").trim();
    const span = { start: open === "" ? start : start - open.length, end: after };
    if (open === "{{{{") skipped = inner.startsWith("/") ? "" : inner;
    else if (skipped !== "") continue;
    else if (open === "") page.markup(page.text.slice(start, end));
    else if (open === "{{!--" || inner.startsWith("!")) page.comment(span);
    else reader.tag(open === "{{{" ? `&${inner}` : inner, span);
  }
}

/** Reads tags, in the objects that blocks go into. */
class Reader {
  readonly #page: Page;
  /** Names of what the blocks around are about, the outermost first. */
  readonly #about: string[] = [];
  #count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  tag(inner: string, span: Span): void {
    const page = this.#page;
    const sign = /^[#^/>&*]/.exec(inner)?.[0] ?? "";
    const [first = "", ...others] = inner.slice(sign.length).match(word)?.slice(0, 30) ?? [];
    switch (sign) {
      case "#":
        this.#block(first, others, span);
        return;
      case "^":
        if (first === "") page.otherwise("section", span);
        else page.when("section", not(this.#path(first, span)), span);
        return;
      case "/":
        page.end("section", span);
        return;
      case ">":
        this.#part(first, others, span);
        return;
      case "*":
        return;
      default:
        if (first === "else") this.#otherwise(others, span);
        else page.show(this.#value(first, others, span), span, sign === "&" ? "raw" : "escaped");
    }
  }

  #otherwise(others: readonly string[], span: Span): void {
    const test = others.at(1);
    this.#page.otherwise("section", span, test === undefined ? undefined : this.#path(test, span));
  }

  /** `{{#each items as |item|}}`, `{{#if path}}`, `{{#with path}}`, and Mustache's `{{#path}}`, which may be any of them. */
  #block(name: string, others: readonly string[], span: Span): void {
    const page = this.#page;
    const [path = "", as, ...names] = others;
    switch (name) {
      case "if":
      case "unless": {
        const test = this.#path(path, span);
        page.when("section", name === "if" ? test : not(test), span);
        return;
      }
      case "each":
        this.#aboutOne(this.#path(path, span), as === "as" ? names : [], span, true);
        return;
      case "with":
        this.#aboutOne(this.#path(path, span), as === "as" ? names : [], span, false);
        return;
      default:
        if (others.length === 0) this.#aboutOne(this.#path(name, span), [], span, true);
        else page.block("section", span);
    }
  }

  /** A block about a value, or about each of its items. */
  #aboutOne(value: Expression, names: readonly string[], span: Span, isEach: boolean): void {
    const page = this.#page;
    const name = `item ${this.#count++}`;
    // What ends with the block: the names inside mean members of another object.
    page.block("section", span, () => {
      this.#about.splice(this.#about.indexOf(name), 1);
    });
    if (isEach) page.each("items", page.target(name, span), value, span);
    else page.set(name, value);
    this.#about.push(name);
    const [own] = names;
    if (own !== undefined) page.set(own, page.name(name, span));
  }

  #part(name: string, others: readonly string[], span: Span): void {
    const page = this.#page;
    const about = others.find((each) => !/=$|^["'(]/.test(each));
    const entries = others.flatMap((each, index) => {
      const value = others[index + 1];
      return each.endsWith("=") && value !== undefined
        ? [{ key: constant(each.slice(0, -1), span), value: this.#path(value, span) }]
        : [];
    });
    const inner = about === undefined ? this.#about.map((each) => page.name(each, span)) : [this.#path(about, span)];
    page.include(constant(name.replace(/^["']|["']$/g, ""), span), span, [
      { ...span, kind: "record", entries },
      ...inner,
    ]);
  }

  /** A path, or what a helper of the program gives. */
  #value(first: string, others: readonly string[], span: Span): Expression {
    if (others.length === 0) return this.#path(first, span);
    const values = others.filter((each) => !each.endsWith("=")).map((each) => this.#path(each, span));
    return this.#page.call("filter", [constant(first, span), ...values], span);
  }

  /** `this.a`, `../a.b`, `@root.a`, `a.[0].b`, a text or a number. */
  #path(path: string, span: Span): Expression {
    const page = this.#page;
    if (/^["'(\d]/.test(path)) return constant(path.replace(/^["']|["']$/g, ""), span);
    const levels = path.match(/\.\.\//g)?.length ?? 0;
    const isRoot = path.startsWith("@root");
    const parts = path
      .replace(/^(\.\.\/)+|^@root[./]?/, "")
      .split(/[./]/)
      .map((part) => part.replace(/^\[|\]$/g, ""))
      .filter((part) => part !== "")
      .slice(0, 12);
    const around = isRoot ? [] : this.#about.slice(0, Math.max(0, this.#about.length - levels));
    const nearest = around.at(-1);
    if (parts[0] === "this" || parts.length === 0) {
      const own = nearest === undefined ? page.name(".", span) : page.name(nearest, span);
      return members(own, parts.slice(parts[0] === "this" ? 1 : 0), span);
    }
    if (path.startsWith("@")) return { ...span, kind: "other", parts: [] };
    const plain = page.name(parts[0]!, span);
    const found =
      nearest === undefined ? plain : either(members(page.name(nearest, span), parts.slice(0, 1), span), plain);
    return members(found, parts.slice(1), span);
  }
}

function members(object: Expression, names: readonly string[], span: Span): Expression {
  return names.reduce<Expression>((owner, name) => ({ ...span, kind: "member", object: owner, name }), object);
}

function either(left: Expression, right: Expression): Expression {
  return { start: left.start, end: left.end, kind: "logical", operator: "??", left, right };
}

function not(operand: Expression): Expression {
  return { start: operand.start, end: operand.end, kind: "unary", operator: "not", operand };
}

function constant(value: string, { start, end }: Span): Expression {
  return { start, end, kind: "constant", value };
}
