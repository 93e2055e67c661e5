import { visibleLine, visibleText } from "../visible-text.ts";

/** One line of text that renders as itself: in a paragraph, a heading and a table cell (GFM 0.29 §6.1, autolinks). */
export function escapeMarkdown(text: string): string {
  return visibleLine(text.replace(/\s+/g, " ").trim())
    .replace(/[\\`*_[\]{}<>|~#&!$]/g, (character) => `\\${character}`)
    .replace(/^[-+=]/, (start) => `\\${start}`)
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/(https?|ftp|mailto|xmpp):/gi, "$1&#58;")
    .replaceAll("://", "&#58;//")
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}&#46;`)
    .replaceAll("@", "&#64;");
}

/** A code span of text that holds no backtick. */
export function codeSpan(text: string): string {
  return `\`${visibleLine(text)}\``;
}

/** Text as a code block whose fence is longer than any in it. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${visibleText(text)}\n${fence}`;
}
