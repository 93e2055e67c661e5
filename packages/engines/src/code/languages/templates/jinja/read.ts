import type { Expression, Parameter, Span } from "../../../ir/index.ts";
import { Expressions, type Writing } from "../expressions.ts";
import type { Page } from "../page.ts";
import { piecesOf } from "../tags.ts";
import { type Token, tokensOf } from "../tokens.ts";

const tags = [
  ["{{", "}}"],
  ["{%", "%}"],
  ["{#", "#}"],
] as const;
/** What stands in such blocks is no template. */
const verbatim = /^(raw|verbatim|comment)\b/;
/** Blocks of which nothing is known but where they end. */
const plain = new Set(
  "block filter call blocktrans blocktranslate trans spaceless ifchanged cache apply sandbox embed language localize".split(
    " ",
  ),
);

/** Reads a template whose tags are `{{ }}` and `{% %}`: Jinja, Django, Nunjucks and Twig write them alike. */
export function readTags(page: Page, writing: Writing): void {
  const { text } = page;
  let skipped = "";
  for (const { open, start, end, after } of piecesOf(text, tags)) {
    const inner = text.slice(start, end).replace(/^[-~+]?\s*/, "");
    if (skipped !== "") {
      if (open === "{%" && inner.startsWith(`end${skipped}`)) skipped = "";
      continue;
    }
    const span = { start: open === "" ? start : start - open.length, end: after };
    const tokens = () => trimmed(tokensOf(text, start, end));
    if (open === "") page.markup(text.slice(start, end));
    else if (open === "{#") page.comment(span);
    else if (open === "{{") page.show(new Expressions(page, writing, tokens()).expression(), span);
    else if (verbatim.test(inner)) skipped = /^\w+/.exec(inner)![0];
    else statement(page, new Expressions(page, writing, tokens()), span);
  }
}

/** Without the signs at the ends of a tag that take away spaces. */
function trimmed(tokens: Token[]): Token[] {
  const isTrim = (each: Token | undefined) => each?.kind === "sign" && /^[-~+]$/.test(each.is);
  if (isTrim(tokens[0])) tokens.shift();
  if (isTrim(tokens.at(-1))) tokens.pop();
  return tokens;
}

function statement(page: Page, tag: Expressions, span: Span): void {
  const word = tag.word() ?? "";
  switch (word) {
    case "if":
    case "ifequal":
    case "ifnotequal":
    case "unless":
      page.when("if", tag.expression(), span);
      return;
    case "elif":
    case "elseif":
    case "elsif":
      page.otherwise("if", span, tag.expression());
      return;
    case "else":
      if (page.innermost === "if") page.otherwise("if", span);
      return;
    case "for":
      each(page, tag, span);
      return;
    case "set":
      set(page, tag, span);
      return;
    case "with":
      page.block("with", span);
      given(page, tag);
      return;
    case "include":
    case "extends":
    case "embed":
      shown(page, tag, span);
      if (word === "embed") page.block("embed", span);
      return;
    case "import":
      imported(page, tag, span);
      return;
    case "from":
      importedNames(page, tag, span);
      return;
    case "macro":
      macro(page, tag, span);
      return;
    case "autoescape": {
      const before = page.showing;
      const isOff = tag.take("off") || tag.take("false") || tag.take("False");
      page.showing = isOff ? "raw" : "escaped";
      page.block("autoescape", span, () => {
        page.showing = before;
      });
      return;
    }
    case "do":
      page.run(tag.expression());
      return;
    default:
      if (word.startsWith("end")) page.end(word === "endunless" || word === "endifequal" ? "if" : word.slice(3), span);
      else if (plain.has(word)) page.block(word, span);
  }
}

/** `{% for key, value in items.items() if value %}` */
function each(page: Page, tag: Expressions, span: Span): void {
  const names: string[] = [];
  do {
    tag.take("(");
    const name = tag.word();
    if (name !== undefined) names.push(name);
    tag.take(")");
  } while (tag.take(","));
  if (!tag.take("in") || names.length === 0) {
    page.block("for", span);
    return;
  }
  const iterable = tag.expression();
  const items = names.map((name) => page.target(name, span));
  const target = items.length === 1 ? items[0]! : ({ ...span, kind: "list", items, rest: undefined } as const);
  page.each("for", target, iterable, span);
}

/** `{% set name = value %}`, `{% set name %}…{% endset %}` */
function set(page: Page, tag: Expressions, span: Span): void {
  const names: string[] = [];
  do names.push(tag.word() ?? "");
  while (tag.take(",") || tag.take("."));
  if (!tag.take("=")) {
    page.block("set", span);
    return;
  }
  const value = tag.expression();
  if (names.length === 1 && names[0] !== "") page.set(names[0]!, value);
  else page.run(value);
}

/** `a=b, c=d` and Django's `value as name`. */
function given(page: Page, tag: Expressions): void {
  while (!tag.isOver) {
    const name = tag.next;
    const value = tag.expression();
    if (tag.take("=") && name?.kind === "name") page.set(name.is, tag.expression());
    else if (tag.take("as")) page.set(tag.word() ?? "", value);
    else if (!tag.take(",")) tag.skip();
  }
}

/** `{% include "part.html" with {a: b} only %}`, `{% include "part.html" with a=b %}` */
function shown(page: Page, tag: Expressions, span: Span): void {
  const name = tag.expression();
  const more: Expression[] = [];
  if (tag.take("with") && tag.next?.is !== "context") {
    if (tag.next?.is === "{" || tag.next?.kind !== "name") more.push(tag.expression());
    else {
      const entries = [];
      while (!tag.isOver && tag.next?.is !== "only") {
        const key = tag.next;
        tag.skip();
        if (!tag.take("=") || key?.kind !== "name") continue;
        entries.push({ key: { ...span, kind: "constant", value: key.is } as const, value: tag.expression() });
        tag.take(",");
      }
      more.push({ ...span, kind: "record", entries });
    }
  }
  page.include(name, span, more);
}

/** `{% import "forms.html" as forms %}` */
function imported(page: Page, tag: Expressions, span: Span): void {
  const own = page.call("of its own", [tag.expression()], span);
  if (tag.take("as")) page.set(tag.word() ?? "", own);
}

/** `{% from "forms.html" import field as input, label %}` */
function importedNames(page: Page, tag: Expressions, span: Span): void {
  const own = page.call("of its own", [tag.expression()], span);
  if (!tag.take("import")) return;
  do {
    const name = tag.word();
    if (name === undefined || name === "with" || name === "without") return;
    const local = tag.take("as") ? (tag.word() ?? name) : name;
    page.set(local, { ...span, kind: "member", object: own, name });
  } while (tag.take(","));
}

/** `{% macro field(name, value="") %}` */
function macro(page: Page, tag: Expressions, span: Span): void {
  const name = tag.word() ?? "";
  const parameters: Parameter[] = [];
  if (tag.take("("))
    while (!tag.isOver && !tag.take(")")) {
      const parameter = tag.word();
      const fallback = tag.take("=") ? tag.expression() : undefined;
      if (parameter === undefined) tag.skip();
      else {
        const target = { ...span, kind: "name", name: parameter } as const;
        parameters.push({ target, name: parameter, kind: "positional", annotation: undefined, fallback });
      }
      tag.take(",");
    }
  page.macro("macro", name, parameters, span);
}
