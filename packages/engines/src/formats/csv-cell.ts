import { visibleText } from "../documents/index.ts";

/**
 * One cell (RFC 4180 §2). A text that a spreadsheet would take for a formula gets an apostrophe in front: one that
 * begins with `=`, `+`, `-`, `@` (or their full-width forms), tab or carriage return, also behind spaces.
 */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. Deceptive characters of a text are shown, line ends stay. */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(visibleText(cell)))).join(",")}\r\n`;
}
