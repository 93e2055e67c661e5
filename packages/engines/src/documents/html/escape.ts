import { visibleLine, visibleText } from "../visible-text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** One line as text of an element or of a quoted attribute (HTML §13.1). */
export function escapeHtml(text: string): string {
  return escaped(visibleLine(text.replace(/[\t\n\r]+/g, " ")));
}

/** As `escapeHtml`, for `pre`: line ends stay. */
export function escapeHtmlText(text: string): string {
  return escaped(visibleText(text));
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
}
