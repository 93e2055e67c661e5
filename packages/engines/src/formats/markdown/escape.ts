import { visibleLine, visibleText } from "../visible-text.ts";

/** One line of text that renders as itself: in a paragraph, a heading and a table cell (GFM 0.29 §6.1, autolinks). */
export function escapeMarkdown(text: string): string {
  return visibleLine(text.replace(/\s+/g, " ").trim())
    .replace(/[\\`*_[\]{}<>|~#&!]/g, (character) => `\\${character}`)
    .replace(/^([-+=]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replaceAll("://", "&#58;//")
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}&#46;`)
    .replaceAll("@", "&#64;");
}

/** Text as a code block whose fence is longer than any in it. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${visibleText(text)}\n${fence}`;
}

/** Markdown written by an engine: its code blocks, emphasis and lists stay; HTML, links and images in it do not. */
export function withoutActiveMarkup(markdown: string): string {
  let inBlock = false;
  const lines = visibleText(markdown)
    .split("\n")
    .map((line) => {
      if (/^ {0,3}```/.test(line)) {
        inBlock = !inBlock;
        return line;
      }
      return inBlock ? line : line.replace(/[<[\]]/g, (character) => `\\${character}`);
    });
  return [...lines, ...(inBlock ? ["```"] : [])].join("\n");
}
