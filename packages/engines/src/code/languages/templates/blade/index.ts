import type { Argument, Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import { Expressions, type Writing } from "../expressions.ts";
import type { Page } from "../page.ts";
import { piecesOf } from "../tags.ts";
import { tokensOf } from "../tokens.ts";

const tags = [
  ["{{--", "--}}"],
  ["@{{", "}}"],
  ["@{!!", "!!}"],
  ["{!!", "!!}"],
  ["{{{", "}}}"],
  ["{{", "}}"],
] as const;

/** What functions of PHP and helpers of Laravel escape, encode or turn into numbers. */
const escapes = new Set(
  "e htmlspecialchars htmlentities strip_tags urlencode rawurlencode json_encode intval floatval count number_format date route url asset action csrf_field method_field md5 sha1 bin2hex base64_encode".split(
    " ",
  ),
);
const passes = new Set(
  "nl2br trim ltrim rtrim substr ucfirst lcfirst ucwords strtoupper strtolower str_replace implode sprintf wordwrap html_entity_decode".split(
    " ",
  ),
);

const writing: Writing = {
  joins: ["."],
  ownCall: (page, name, args, span) => {
    const values = args.map(({ value }) => value);
    if (escapes.has(name)) return page.call("escaped", values, span);
    if (passes.has(name)) return { ...span, kind: "concat", parts: values, isText: true };
    return undefined;
  },
};

/** https://laravel.com/docs/12.x/blade */
export const blade: TemplateLanguage = {
  name: "blade",
  hosts: ["php"],
  files: /\.blade\.php$/i,
  read: (page) => {
    for (const { open, start, end, after } of piecesOf(page.text, tags)) {
      const span = { start: open === "" ? start : start - open.length, end: after };
      if (open === "") between(page, start, end);
      else if (open === "{{--") page.comment(span);
      else if (open.startsWith("@")) page.markup(page.text.slice(start, end));
      else page.show(valueAt(page, start, end), span, open === "{!!" ? "raw" : "escaped");
    }
  },
};

function valueAt(page: Page, start: number, end: number): Expression {
  return new Expressions(page, writing, tokensOf(page.text, start, end)).expression();
}

const directive = /@(\w+)[ \t]*(\()?|<x-([\w.:-]+)|<\?(?:php\b|=)/g;
const component = /\s:([\w-]+)="([^"]*)"|\s([\w-]+)="([^"{}]*)"/g;

/** Markup with directives in it. What a directive is given ends with the bracket that closes it, wherever that is. */
function between(page: Page, start: number, end: number): void {
  const { text } = page;
  let at = start;
  for (directive.lastIndex = start; ; ) {
    const found = directive.exec(text);
    if (found === null || found.index >= end) break;
    page.markup(text.slice(at, found.index));
    const span = { start: found.index, end: found.index + found[0].length };
    at = span.end;
    const [, name, bracket, tag] = found;
    if (found[0].startsWith("<?")) {
      const close = text.indexOf("?>", at);
      at = close < 0 ? end : Math.min(end, close + 2);
    } else if (tag !== undefined) at = shown(page, tag, span, end);
    else {
      const close = bracket === undefined ? at : closing(text, at, end);
      directed(page, name!, at, bracket === undefined ? at : close - 1, span);
      at = close;
    }
    directive.lastIndex = at;
  }
  page.markup(text.slice(at, end));
}

/** Behind the bracket that closes what was opened before `from`. */
function closing(text: string, from: number, end: number): number {
  let open = 1;
  let quote = "";
  for (let at = from; at < end; at++) {
    const sign = text[at]!;
    if (quote !== "") {
      if (sign === "\\") at++;
      else if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "(") open++;
    else if (sign === ")" && --open === 0) return at + 1;
  }
  return end;
}

/** `<x-card :title="$title">` shows a component with what it is given. */
function shown(page: Page, name: string, span: Span, end: number): number {
  const { text } = page;
  const close = text.indexOf(">", span.end);
  const after = close < 0 ? end : Math.min(end, close);
  const entries = [...text.slice(span.end, after).matchAll(component)].slice(0, 40).flatMap((given) => {
    if (given[1] === undefined) return [];
    const start = span.end + given.index + given[0].length - given[2]!.length - 1;
    const key = given[1].replace(/-(\w)/g, (_, sign: string) => sign.toUpperCase());
    return [
      {
        key: { ...span, kind: "constant", value: key } as const,
        value: valueAt(page, start, start + given[2]!.length),
      },
    ];
  });
  const path: Expression = { ...span, kind: "constant", value: `components.${name}` };
  page.include(path, span, [{ ...span, kind: "record", entries }]);
  return after;
}

const ends =
  /^end(if|unless|isset|empty|auth|guest|can|cannot|canany|foreach|forelse|for|while|switch|section|push|prepend|component|slot|production|env|once|error|php|verbatim|hasSection)$/;
const conditions =
  /^(if|unless|isset|empty|auth|guest|can|cannot|canany|production|env|error|hasSection|while|switch|sectionMissing)$/;
const blocks = /^(section|push|prepend|component|slot|once|php|verbatim)$/;

function directed(page: Page, name: string, start: number, end: number, span: Span): void {
  const tokens = () => tokensOf(page.text, start, end);
  const given = (): readonly Argument[] => {
    const bracket = { kind: "sign", start, end: start } as const;
    return new Expressions(page, writing, [{ ...bracket, is: "(" }, ...tokens(), { ...bracket, is: ")" }]).arguments();
  };
  if (ends.test(name)) page.end(ends.exec(name)![1] === "forelse" ? "foreach" : ends.exec(name)![1]!, span);
  else if (name === "foreach" || name === "forelse") each(page, new Expressions(page, writing, tokens()), span);
  else if (name === "empty" && page.innermost === "foreach") return;
  else if (name === "elseif") page.otherwise(page.innermost ?? "", span, valueAt(page, start, end));
  else if (name === "else") page.otherwise(page.innermost ?? "", span);
  else if (conditions.test(name)) {
    const isTest = name === "if" || name === "isset";
    const nothing: Expression = { ...span, kind: "other", parts: [] };
    page.when(name, isTest ? valueAt(page, start, end) : nothing, span);
  } else if (name === "for") page.block("for", span);
  else if (name === "extends" || /^include(If|First)?$/.test(name)) {
    const [path, more] = given();
    if (path !== undefined) page.include(path.value, span, more === undefined ? [] : [more.value]);
  } else if (/^include(When|Unless)$/.test(name)) {
    const [, path, more] = given();
    if (path !== undefined) page.include(path.value, span, more === undefined ? [] : [more.value]);
  } else if (name === "each") eachPart(page, given(), span);
  else if (name === "php" && end > start) page.run(valueAt(page, start, end));
  else if (blocks.test(name)) {
    const [, content] = name === "section" ? given() : [];
    // Escaped, where it is given at once.
    if (content === undefined) page.block(name, span);
  }
}

/** `$items as $key => $item` */
function each(page: Page, tag: Expressions, span: Span): void {
  const items = tag.expression();
  if (!tag.take("as")) {
    page.block("foreach", span);
    return;
  }
  let name = tag.word();
  if (tag.take("=>")) name = tag.word();
  page.each("foreach", page.target((name ?? "").replace(/^\$/, ""), span), items, span);
}

/** `@each('parts.item', $items, 'item')` */
function eachPart(page: Page, [path, items, name]: readonly Argument[], span: Span): void {
  if (path === undefined || items === undefined || name?.value.kind !== "constant") return;
  page.each("each", page.target(String(name.value.value), span), items.value, span);
  page.include(path.value, span);
  page.end("each", span);
}
