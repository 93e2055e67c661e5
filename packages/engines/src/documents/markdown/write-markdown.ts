import type { Block, Column, DocumentWriter } from "../contract.ts";
import { readProse, type Span } from "../prose.ts";
import { codeSpan, escapeMarkdown, fenced } from "./escape.ts";

/** GitHub Flavored Markdown, for merge requests and wikis. */
export const markdownWriter: DocumentWriter = {
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  async *write(head, blocks): AsyncGenerator<string> {
    yield `# ${escapeMarkdown(head.title)}\n\n${escapeMarkdown(head.subtitle)}\n`;
    for await (const block of blocks) {
      const text = textOf(block);
      if (text !== "") yield `\n${text}\n`;
    }
  },
};

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case "paragraph":
      return escapeMarkdown(block.text);
    case "notice":
      return `**${escapeMarkdown(block.text)}**`;
    case "prose":
      return proseText(block.text, block.label);
    case "facts":
      return block.rows.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`).join("\n");
    case "figures": {
      const columns = block.figures.map(({ label }): Column => ({ title: label, share: 1, isNumber: true }));
      return tableText(columns, [block.figures.map(({ value }) => value)]);
    }
    case "table":
      return tableText(block.columns, block.rows);
    case "list":
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n");
    case "code":
      return fenced(block.text);
  }
}

function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${columns.map(({ title }) => escapeMarkdown(title)).join(" | ")} |`,
    `|${columns.map(({ isNumber }) => (isNumber ? "--:|" : "---|")).join("")}`,
    ...rows.map((row) => `| ${row.map(escapeMarkdown).join(" | ")} |`),
  ].join("\n");
}

function proseText(text: string, label: string | undefined): string {
  const parts = readProse(text).map((part) =>
    part.kind === "code" ? fenced(part.text) : `${part.kind === "item" ? "- " : ""}${spansText(part.spans)}`,
  );
  return [...(label === undefined ? [] : [`**${escapeMarkdown(label)}**`]), ...parts].join("\n\n");
}

/** Escaped apart, a span keeps the spaces at its ends. */
function spansText(spans: readonly Span[]): string {
  return spans
    .map(({ text, isCode }) => {
      if (isCode) return codeSpan(text);
      const [, before = "", after = ""] = /^(\s*).*?(\s*)$/s.exec(text) ?? [];
      return text.trim() === "" ? " " : `${before && " "}${escapeMarkdown(text)}${after && " "}`;
    })
    .join("");
}
