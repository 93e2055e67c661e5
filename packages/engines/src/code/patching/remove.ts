import type { Edit } from "../../diffs/index.ts";
import type { Span } from "../ir/index.ts";

/** A list without one of its elements: with its comma, and with its lines when it has them for itself. */
export function elementRemoved(text: string, { start, end }: Span): Edit {
  const after = /^\s*,/.exec(text.slice(end, end + 200))?.[0];
  if (after === undefined) {
    const before = /,\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0];
    return before === undefined ? { start, end, text: "" } : { start: start - before.length, end, text: "" };
  }
  const comma = end + after.length;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(comma, comma + 200));
  if (text.slice(lineStart, start).trim() === "" && rest !== null)
    return { start: lineStart, end: comma + rest[0].length, text: "" };
  const spaces = /^[ \t]*/.exec(text.slice(comma, comma + 200))![0].length;
  return { start, end: comma + spaces, text: "" };
}
