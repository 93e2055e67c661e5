import type { Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import { Expressions, type Writing } from "../expressions.ts";
import type { Page } from "../page.ts";
import { endOf, scan } from "../tags.ts";
import { tokensOf } from "../tokens.ts";

/** Built-ins: https://freemarker.apache.org/docs/ref_builtins.html */
const escapes = new Set("html xhtml xml esc url url_path js_string json_string rtf".split(" "));
const drops = new Set(
  "size length c string_date date time datetime has_content index counter int round floor ceiling".split(" "),
);

const writing: Writing = {
  joins: [],
  asksMethods: true,
  filters: {
    sign: "?",
    apply: (page, name, values, span) => {
      const [value] = values;
      const nothing: Expression = { ...span, kind: "other", parts: [] };
      if (value === undefined || drops.has(name)) return nothing;
      if (name === "no_esc") return page.call("show raw", [value], span);
      return escapes.has(name)
        ? page.call("escaped", [value], span)
        : { ...span, kind: "other", parts: [...values.slice(1), value] };
    },
  },
};

const piece = /<#--[\s\S]*?(?:-->|$)|<(\/?)[#@]([\w.]{1,60})|\$\{/g;

/** https://freemarker.apache.org/docs/: names of files that end with `ftlh` switch escaping on. */
export const freemarker: TemplateLanguage = {
  name: "freemarker",
  hosts: ["java"],
  files: /\.(ftl|ftlh|ftlx)$/i,
  read: (page) => {
    page.showing =
      /\.ftl$/i.test(page.path) && !/<#ftl[^>]*output_format\s*=\s*["'](X?HTML|XML)/.test(page.text)
        ? "raw"
        : "escaped";
    let at = 0;
    scan(page.text, piece, (found) => {
      page.markup(page.text.slice(at, found.index));
      at = pieceAt(page, found);
      return at;
    });
    page.markup(page.text.slice(at));
  },
};

/** @returns where it ends */
function pieceAt(page: Page, { 0: whole, 1: close, 2: name, index }: RegExpExecArray): number {
  const after = index + whole.length;
  if (whole.startsWith("<#--")) {
    page.comment({ start: index, end: after });
    return after;
  }
  const end = endOf(page.text, after, name === undefined ? "}" : ">");
  if (end < 0) return after;
  const span = { start: index, end: end + 1 };
  if (close === "/") page.end(name!, span);
  else {
    const tag = tagAt(page, after, page.text.slice(after, end).replace(/\/$/, ""));
    if (name === undefined) page.show(tag.expression(), span);
    else directive(page, name, tag, span);
  }
  return end + 1;
}

function tagAt(page: Page, start: number, text: string): Expressions {
  return new Expressions(page, writing, tokensOf(page.text, start, start + text.length));
}

function directive(page: Page, name: string, tag: Expressions, span: Span): void {
  switch (name) {
    case "if":
      page.when("if", tag.expression(), span);
      return;
    case "elseif":
      page.otherwise("if", span, tag.expression());
      return;
    case "else":
      if (page.innermost === "if") page.otherwise("if", span);
      return;
    case "list": {
      const items = tag.expression();
      const item = tag.take("as") ? (tag.word() ?? "") : "";
      page.each("list", page.target(item, span), items, span);
      return;
    }
    case "assign":
    case "local":
    case "global": {
      const variable = tag.word() ?? "";
      if (tag.take("=")) page.set(variable, tag.expression());
      return;
    }
    case "include":
      page.include(tag.expression(), span);
      return;
    case "noautoesc":
    case "noautoescape":
    case "autoesc":
    case "escape": {
      const before = page.showing;
      page.showing = name.startsWith("no") ? "raw" : "escaped";
      page.block(name, span, () => {
        page.showing = before;
      });
    }
  }
}
