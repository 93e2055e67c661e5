import type { Expression, Span } from "../../../ir/index.ts";
import type { TemplateLanguage } from "../contract.ts";
import { Expressions, type Writing } from "../expressions.ts";
import type { Page } from "../page.ts";
import { endOf, scan } from "../tags.ts";
import { tokensOf } from "../tokens.ts";

const escapes = new Set(
  "escapeXml escapeHtml escapeHtml4 escapeHtml3 htmlEscape forHtml forHtmlContent forHtmlAttribute forJavaScript encodeForHTML encodeForHTMLAttribute encode length parseInt parseLong".split(
    " ",
  ),
);

const own = (page: Page, name: string, values: readonly Expression[], span: Span) =>
  escapes.has(name) ? page.call("escaped", values, span) : undefined;

/** https://jakarta.ee/specifications/expression-language/ */
const expressionLanguage: Writing = {
  joins: ["+="],
  asksMethods: true,
  ownCall: (page, name, args, span) =>
    own(
      page,
      name,
      args.map(({ value }) => value),
      span,
    ),
};
const java: Writing = {
  joins: [],
  ownCall: expressionLanguage.ownCall!,
  methodCall: (page, name, args, span) =>
    own(
      page,
      name,
      args.map(({ value }) => value),
      span,
    ),
};

const piece =
  /<%--[\s\S]*?(?:--%>|$)|<%@\s*include\s+file\s*=\s*["']([^"']*)["'][^>]*%>|<%([@!=]?)([\s\S]*?)(?:%>|$)|<(\/?)([\w-]{1,60}:[\w-]{1,60})|[$#]\{/g;

/** https://jakarta.ee/specifications/pages/ and the standard tags: values of expressions are shown as they are. */
export const jsp: TemplateLanguage = {
  name: "jsp",
  hosts: ["java"],
  files: /\.(jsp|jspf|jspx|tag|tagx)$/i,
  read: (page) => {
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
function pieceAt(
  page: Page,
  { 0: whole, 1: file, 2: kind, 3: code, 4: close, 5: tag, index }: RegExpExecArray,
): number {
  const { text } = page;
  const after = index + whole.length;
  const span = { start: index, end: after };
  if (whole.startsWith("<%--")) page.comment(span);
  else if (file !== undefined) page.include({ ...span, kind: "constant", value: file }, span);
  else if (kind === "=") page.show(read(page, java, index + 3, code!), span, "raw");
  else if (kind === "") statements(page, index + 2, code!);
  else if (kind === undefined) {
    const end = endOf(text, after, tag === undefined ? "}" : ">");
    if (end < 0) return after;
    const all = { start: index, end: end + 1 };
    if (tag !== undefined) tagged(page, tag, close === "/", after, text.slice(after, end), all);
    else page.show(read(page, expressionLanguage, after, text.slice(after, end)), all, "raw");
    return end + 1;
  }
  return after;
}

function read(page: Page, writing: Writing, start: number, text: string): Expression {
  return new Expressions(page, writing, tokensOf(page.text, start, start + text.length)).expression();
}

const mostStatements = 500;
const mostHead = 200;
const assignment = /^\s*(?:(?:final\s+)?[\w.<>,?[\] ]+\s+)?(\w+)\s*=(?!=)/;

/** The assignments of a scriptlet; which of them run is not asked. */
function statements(page: Page, start: number, code: string): void {
  let at = 0;
  for (const statement of code.split(/(?<=[;{}])/).slice(0, mostStatements)) {
    const found = assignment.exec(statement.slice(0, mostHead));
    if (found !== null) {
      const from = at + found[0].length;
      page.set(found[1]!, read(page, java, start + from, statement.slice(found[0].length).replace(/;\s*$/, "")));
    }
    at += statement.length;
  }
}

/** `<c:out value="${a}"/>`, `<c:forEach items="${b}" var="c">`: tags take expressions, and show few of them as they are. */
function tagged(page: Page, name: string, isEnd: boolean, start: number, given: string, span: Span): void {
  if (isEnd) {
    page.end(name, span);
    return;
  }
  const isWhole = /\/\s*$/.test(given);
  const attributes = new Map(
    [...given.matchAll(/([\w-]+)\s*=\s*("[^"]*"|'[^']*')/g)].slice(0, 40).map((found) => {
      const value = found[2]!.slice(1, -1);
      const inner = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(value)?.[1];
      const from = start + found.index + found[0].length - 1 - value.length + Math.max(0, value.indexOf("{") + 1);
      return [found[1]!, { value, from, inner }] as const;
    }),
  );
  const attributeValue = (key: string): Expression => {
    const attribute = attributes.get(key);
    if (attribute === undefined) return { ...span, kind: "other", parts: [] };
    if (attribute.inner === undefined) return { ...span, kind: "constant", value: attribute.value };
    return read(page, expressionLanguage, attribute.from, attribute.inner);
  };
  const isRaw = (key: string) => attributes.get(key)?.value === "false";
  const local = name.slice(name.indexOf(":") + 1);
  const variable = attributes.get("var")?.value ?? "";
  switch (local) {
    case "out":
      page.show(attributeValue("value"), span, isRaw("escapeXml") ? "raw" : "escaped");
      return;
    case "property":
      page.show(attributeValue("value"), span, isRaw("escapeHtml") || isRaw("escape") ? "raw" : "escaped");
      return;
    case "set":
      if (variable !== "") page.set(variable, attributeValue("value"));
      return;
    case "forEach":
    case "forTokens":
      page.each(name, page.target(variable, span), attributeValue("items"), span);
      if (isWhole) page.end(name, span);
      return;
    case "if":
    case "when":
      page.when(name, attributeValue("test"), span);
      if (isWhole) page.end(name, span);
      return;
    case "include":
    case "import":
      page.include(attributeValue(attributes.has("page") ? "page" : "url"), span);
  }
}
