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
  const missing = new Set<string>();
  let at = 0;
  for (let count = 0; count < mostPieces; count++) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) break;
    const close = tags.find(([open]) => open === found[0])![1];
    if (found.index > at) yield { open: "", start: at, end: found.index, after: found.index };
    const start = found.index + found[0].length;
    const end = missing.has(close) ? -1 : closing(text, start, close);
    if (end < 0) {
      missing.add(close);
      yield { open: "", start: found.index, end: start, after: start };
      at = start;
      continue;
    }
    at = end + close.length;
    yield { open: found[0], start, end, after: at };
  }
  if (at < text.length) yield { open: "", start: at, end: text.length, after: text.length };
}

const mostInside = 4000;

/**
 * Where a sign stands that ends what goes on from here, outside of quotes and brackets; -1 where it is not among the next
 * 4,000 signs.
 */
export function endOf(text: string, from: number, sign: ">" | "}"): number {
  let quote = "";
  let open = 0;
  for (let at = from; at < text.length && at - from < mostInside; at++) {
    const each = text[at]!;
    if (quote !== "") {
      if (each === quote) quote = "";
    } else if (each === sign && open <= 0) return at;
    else if (each === '"' || each === "'") quote = each;
    else if (each === "(" || each === "{") open++;
    else if (each === ")" || each === "}") open--;
    else if (each === "<" && sign === ">" && open <= 0 && !/\s/.test(text[at + 1] ?? "")) return -1;
  }
  return -1;
}

/** Every place where a pattern is found; what is told of each says where to look on. */
export function scan(text: string, pattern: RegExp, found: (match: RegExpExecArray) => number): void {
  const own = new RegExp(pattern);
  for (let count = 0; count < mostPieces; count++) {
    const match = own.exec(text);
    if (match === null) return;
    own.lastIndex = Math.max(found(match), match.index + 1);
  }
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
