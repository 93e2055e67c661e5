import type { Match } from "../match.ts";
import { previewOf } from "./preview.ts";

const linesAround = 1;
const longestLine = 240;

/**
 * The line of `match` and one on either side, every credential in them masked: those found there by position, and every
 * further copy of their values.
 *
 * @param text latin1 form of the file
 * @param matches all matches of the file, in position order
 */
export function snippetOf(text: string, match: Match, matches: readonly Match[]): string {
  const start = lineStartBefore(text, match.start, linesAround);
  const end = lineEndAfter(text, Math.min(match.end, match.start + longestLine), linesAround);
  let shown = "";
  let place = start;
  const near: Match[] = [];
  for (const other of matches) {
    if (other.end <= start) continue;
    if (other.start >= end) break;
    near.push(other);
    shown += text.slice(place, Math.max(place, other.start)) + previewOf(other.value);
    place = Math.max(place, other.end);
  }
  if (place < end) shown += text.slice(place, end);
  for (const { value } of near) if (value.length >= 4) shown = shown.replaceAll(value, previewOf(value));
  return readable(shown);
}

/**
 * What surrounds the credential in its line, without any value in it: credentials are replaced by `*`, digits runs by
 * `0`, blanks joined. Identity of a finding that has no key path.
 */
export function contextOf(text: string, match: Match, matches: readonly Match[]): string {
  const start = Math.max(lineStartBefore(text, match.start, 0), match.start - 60);
  const end = Math.min(lineEndAfter(text, match.end, 0), match.end + 20);
  let shown = "";
  let place = start;
  for (const other of matches) {
    if (other.end <= start) continue;
    if (other.start >= end) break;
    shown += `${text.slice(place, Math.max(place, other.start))}*`;
    place = Math.max(place, other.end);
  }
  if (place < end) shown += text.slice(place, end);
  return readable(shown.split(match.value).join("*").replace(/\d+/g, "0").replace(/\s+/g, " ").trim());
}

function lineStartBefore(text: string, offset: number, lines: number): number {
  let start = offset;
  for (let count = 0; count <= lines; count++) {
    const previous = text.lastIndexOf("\n", start - (count === 0 ? 1 : 2));
    if (previous < 0 || start === 0) return Math.max(0, offset - longestLine * (lines + 1));
    start = previous + 1;
  }
  return Math.max(start, offset - longestLine * (lines + 1));
}

function lineEndAfter(text: string, offset: number, lines: number): number {
  let end = offset;
  for (let count = 0; count <= lines; count++) {
    const next = text.indexOf("\n", count === 0 ? end : end + 1);
    if (next < 0) return Math.min(text.length, offset + longestLine * (lines + 1));
    end = next;
  }
  return Math.min(end, offset + longestLine * (lines + 1));
}

function readable(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
