/** A tag in a template, or what stands between two of them. */
export interface Piece {
  /** What the tag begins with; empty of what stands between tags. */
  readonly open: string;
  /** Of what is inside the tag. */
  readonly start: number;
  readonly end: number;
  /** Where the whole piece ends. */
  readonly after: number;
}

const mostPieces = 50_000;

/**
 * Takes a template apart: tags that begin with one of these and end with what belongs to it, quotes inside of them
 * respected, and what stands between.
 *
 * @param tags what tags begin with, the longest first, and what they end with
 */
export function* piecesOf(text: string, tags: readonly (readonly [open: string, close: string])[]): Generator<Piece> {
  const opening = new RegExp(tags.map(([open]) => open.replace(/[^\w]/g, "\\$&")).join("|"), "g");
  let at = 0;
  for (let count = 0; count < mostPieces; count++) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) break;
    const close = tags.find(([open]) => open === found[0])![1];
    if (found.index > at) yield { open: "", start: at, end: found.index, after: found.index };
    const start = found.index + found[0].length;
    const end = closing(text, start, close);
    if (end < 0) {
      yield { open: "", start: found.index, end: start, after: start };
      at = start;
      continue;
    }
    at = end + close.length;
    yield { open: found[0], start, end, after: at };
  }
  if (at < text.length) yield { open: "", start: at, end: text.length, after: text.length };
}

const mostTag = 20_000;

/** Where a tag ends that goes on from here; a quote that nothing ends counts for nothing. */
function closing(text: string, from: number, close: string): number {
  const plain = text.indexOf(close, from);
  if (plain < 0) return -1;
  let quote = "";
  for (let at = from; at < text.length && at - from < mostTag; at++) {
    const sign = text[at]!;
    if (quote !== "") {
      if (sign === "\\") at++;
      else if (sign === quote) quote = "";
    } else if (text.startsWith(close, at)) return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return plain;
}
