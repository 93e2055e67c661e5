import { createHash } from "node:crypto";
import type { Block, Column, DocumentWriter } from "../contract.ts";
import { readProse, type Span } from "../prose.ts";
import { escapeHtml, escapeHtmlText } from "./escape.ts";
import { style } from "./style.ts";

const styleHash = createHash("sha256").update(style).digest("base64");
/** Nothing but this one style may take effect, even if a mistake let markup through. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** One self-contained file without scripts, for reading and printing. */
export const htmlWriter: DocumentWriter = {
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  async *write(head, blocks): AsyncGenerator<string> {
    yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(head.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(head.title)}</h1>
<p class="subtitle">${escapeHtml(head.subtitle)}</p>
`;
    for await (const block of blocks) yield markupOf(block);
    yield "</main>\n</body>\n</html>\n";
  },
};

function markupOf(block: Block): string {
  switch (block.kind) {
    case "heading": {
      const tone = block.tone === undefined ? "" : `<span class="tone ${block.tone}">${block.tone}</span>`;
      return `<h${block.level}>${tone}${escapeHtml(block.text)}</h${block.level}>\n`;
    }
    case "paragraph":
      return `<p>${escapeHtml(block.text)}</p>\n`;
    case "notice":
      return `<p class="notice">${escapeHtml(block.text)}</p>\n`;
    case "prose":
      return proseMarkup(block.text, block.label);
    case "facts": {
      const rows = block.rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>\n`);
      return `<dl>\n${rows.join("")}</dl>\n`;
    }
    case "figures": {
      const figures = block.figures.map(({ label, value, tone }) => {
        const toned = tone === undefined ? "" : ` class="${tone}"`;
        return `<div class="figure"><b${toned}>${escapeHtml(value)}</b>${escapeHtml(label)}</div>\n`;
      });
      return `<div class="figures">\n${figures.join("")}</div>\n`;
    }
    case "table":
      return tableMarkup(block.columns, block.rows);
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>\n`).join("")}</ul>\n`;
    case "code":
      return codeMarkup(block.text);
  }
}

function tableMarkup(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const kind = (at: number) => (columns[at]?.isNumber ? ' class="number"' : "");
  const head = columns.map(({ title }, at) => `<th scope="col"${kind(at)}>${escapeHtml(title)}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => `<td${kind(at)}>${escapeHtml(cell)}</td>`).join("")}</tr>\n`,
  );
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("")}</tbody>\n</table>\n`;
}

function proseMarkup(text: string, label: string | undefined): string {
  const parts = readProse(text).map((part) => {
    if (part.kind === "code") return codeMarkup(part.text);
    const spans = spansMarkup(part.spans);
    return part.kind === "item" ? `<ul><li>${spans}</li></ul>\n` : `<p>${spans}</p>\n`;
  });
  return `${label === undefined ? "" : `<p class="label">${escapeHtml(label)}</p>\n`}${parts.join("")}`;
}

function spansMarkup(spans: readonly Span[]): string {
  return spans.map(({ text, isCode }) => (isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text))).join("");
}

// The first line end after <pre> is dropped by HTML, so one is given.
function codeMarkup(text: string): string {
  return `<pre>\n${escapeHtmlText(text)}</pre>\n`;
}
