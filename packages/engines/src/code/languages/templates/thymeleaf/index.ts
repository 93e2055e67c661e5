import type { Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import { Expressions, type Writing } from "../expressions.ts";
import type { Page } from "../page.ts";
import { endOf, scan } from "../tags.ts";
import { tokensOf } from "../tokens.ts";

const writing: Writing = { joins: ["+"], asksMethods: true };

const piece = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][\w:.-]{0,60})|\[([[(])((?:(?!\][\])])[\s\S]){0,400})[\])]\]/g;
const attribute = /(?:data-)?th[:-]([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/g;
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const mostOpen = 90;

/** https://www.thymeleaf.org/doc/tutorials/3.1/usingthymeleaf.html: `th:utext` and `[( )]` show a value as it is. */
export const thymeleaf: TemplateLanguage = {
  name: "thymeleaf",
  hosts: ["java"],
  files: /\.th\.html$/i,
  signs: /\b(data-)?th[:-][a-z]+\s*=|\[[[(]\s*[$*@#]\{/,
  read: (page) => {
    /** Tags that are open, with what ends with them. */
    const open: OpenTag[] = [];
    let at = 0;
    scan(page.text, piece, (found) => {
      page.markup(page.text.slice(at, found.index));
      at = pieceAt(page, found, open);
      return at;
    });
    page.markup(page.text.slice(at));
  },
};

interface OpenTag {
  readonly tag: string;
  readonly blocks: readonly string[];
}

/** @returns where it ends */
function pieceAt(
  page: Page,
  { 0: whole, 1: close, 2: tag, 3: kind, 4: inline, index }: RegExpExecArray,
  open: OpenTag[],
): number {
  const after = index + whole.length;
  if (kind !== undefined) {
    page.show(valueIn(page, index + 2, inline!), { start: index, end: after }, kind === "(" ? "raw" : "escaped");
    return after;
  }
  if (tag === undefined) {
    page.comment({ start: index, end: after });
    return after;
  }
  const end = endOf(page.text, after, ">");
  if (end < 0) return after;
  const span = { start: index, end: end + 1 };
  if (close === "/") {
    const from = open.findLastIndex((each) => each.tag === tag);
    for (const { blocks } of from < 0 ? [] : open.splice(from).reverse()) ended(page, blocks, span);
    return end + 1;
  }
  const given = page.text.slice(after, end);
  const blocks = begun(page, tag, after, given, span, open.length);
  page.markup(page.text.slice(index, end + 1));
  if (empty.test(tag) || given.endsWith("/")) ended(page, blocks, span);
  else if (open.length < mostOpen) open.push({ tag, blocks });
  return end + 1;
}

function ended(page: Page, blocks: readonly string[], span: Span): void {
  for (const block of [...blocks].reverse()) page.end(block, span);
}

const order = ["each", "if", "unless", "with", "object"];

/** What the attributes of a tag show, and the blocks that they begin: loops first, conditions in them. */
function begun(page: Page, tag: string, start: number, given: string, span: Span, depth: number): string[] {
  const attributes = new Map(
    [...given.matchAll(attribute)].slice(0, 40).map((found) => {
      const text = found[2]!.slice(1, -1);
      const from = start + found.index + found[0].length - 1 - text.length;
      return [found[1]!.replace(/^attr-/, ""), { text, from }] as const;
    }),
  );
  const blocks: string[] = [];
  for (const name of order) {
    const value = attributes.get(name);
    if (value === undefined) continue;
    attributes.delete(name);
    const kind = `${tag} ${name} ${depth}`;
    blocks.push(kind);
    if (name === "each") each(page, kind, value, span);
    else if (name === "if") page.when(kind, valueIn(page, value.from, value.text), span);
    else page.block(kind, span);
    if (name === "with") named(page, value);
  }
  for (const [name, { text, from }] of attributes) {
    if (/^(insert|replace|include)$/.test(name)) page.include({ ...span, kind: "constant", value: text }, span);
    else if (name === "utext") page.show(valueIn(page, from, text), { start: from, end: from + text.length }, "raw");
    else if (/^on[a-z]+$/.test(name) || /^(remove|fragment|block|inline|assert|ref)$/.test(name)) continue;
    else if (name === "href" || name === "action" || name === "formaction") address(page, name, from, text);
    else page.run(valueIn(page, from, text));
  }
  return blocks;
}

/** `th:href="${url}"`; a link that `@{…}` makes leads where its text says. */
function address(page: Page, name: string, from: number, text: string): void {
  if (!/^\s*\$\{/.test(text)) return;
  page.markup(`<a ${name}="`);
  page.show(valueIn(page, from, text), { start: from, end: from + text.length }, "escaped");
  page.markup('">');
}

/** `item, stat : ${items}` */
function each(page: Page, kind: string, { text, from }: { text: string; from: number }, span: Span): void {
  const colon = text.indexOf(":");
  const name = /^\s*(\w+)/.exec(text)?.[1];
  if (colon < 0 || name === undefined) page.block(kind, span);
  else page.each(kind, page.target(name, span), valueIn(page, from + colon + 1, text.slice(colon + 1)), span);
}

/** `a=${b}, c=${d}` */
function named(page: Page, { text, from }: { text: string; from: number }): void {
  for (const found of [...text.matchAll(/(\w+)\s*=\s*([^,]*)/g)].slice(0, 20))
    page.set(found[1]!, valueIn(page, from + found.index + found[0].length - found[2]!.length, found[2]!));
}

/** `${a.b}`, `*{c}`, `'text ' + ${d}`, `|text ${e}|`: the values of all expressions in it. */
function valueIn(page: Page, start: number, text: string): Expression {
  const span = { start, end: start + text.length };
  const parts = [...text.matchAll(/[$*]\{([^{}]*)\}/g)].slice(0, 20).map((found) => {
    const from = start + found.index + 2;
    return new Expressions(page, writing, tokensOf(page.text, from, from + found[1]!.length)).expression();
  });
  const [only] = parts;
  if (parts.length === 1 && /^\s*[$*]\{[^{}]*\}\s*$/.test(text)) return only!;
  return parts.length === 0 ? { ...span, kind: "other", parts: [] } : { ...span, kind: "concat", parts, isText: true };
}
