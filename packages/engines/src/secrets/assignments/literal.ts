import { isQuote, latin1, skipBlanks } from "./bytes.ts";

/** The bytes of a value, without its quotes. */
export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const longest = 4096;

/**
 * Reads the value that starts at `from`: a quoted string to its closing quote, otherwise what the format takes as one
 * bare value: the rest of the line in data files (without a trailing comment), one word on a command line.
 */
export function literalAt(
  bytes: Buffer,
  from: number,
  style: "source" | "data" | "shell" | "words" | "lock",
): Literal | undefined {
  let place = from;
  let escaped = false;
  if (bytes[place] === 0x5c && isQuote(bytes[place + 1])) {
    escaped = true;
    place++;
  }
  if (isQuote(bytes[place])) return quotedAt(bytes, place, escaped);
  if (style === "source" || style === "lock") return undefined;
  return bareAt(bytes, place, style);
}

/** The bare value from `from` on, up to the byte `closer` when it comes first: `"password=…"`, `${PASSWORD:…}`. */
export function literalUntil(bytes: Buffer, from: number, closer: number): Literal | undefined {
  const literal = bareAt(bytes, from, "words");
  if (!literal) return undefined;
  const close = bytes.indexOf(closer, from);
  return close >= from && close < literal.end ? (close === from ? undefined : { ...literal, end: close }) : literal;
}

function quotedAt(bytes: Buffer, from: number, escaped: boolean): Literal | undefined {
  const quote = bytes[from]!;
  const triple = bytes[from + 1] === quote && bytes[from + 2] === quote;
  // A quoted value inside of a quoted value: "\"…\"".
  const nested = bytes[from + 1] === 0x5c && isQuote(bytes[from + 2]);
  if (nested && !escaped) return quotedAt(bytes, from + 2, true);
  const start = from + (triple ? 3 : 1);
  const limit = Math.min(bytes.length, start + longest);
  for (let place = start; place < limit; place++) {
    const byte = bytes[place]!;
    if (byte === 0x0a && !triple && quote !== 0x60) return undefined;
    if (byte === 0x5c) {
      if (escaped && bytes[place + 1] === quote) return { start, end: place, quoted: true };
      place++;
    } else if (byte === quote) return { start, end: place, quoted: true };
  }
  return undefined;
}

function bareAt(bytes: Buffer, from: number, style: "data" | "shell" | "words"): Literal | undefined {
  const limit = Math.min(bytes.length, from + longest);
  let end = from;
  while (end < limit) {
    const byte = bytes[end]!;
    if (byte === 0x0a || byte === 0x0d) break;
    if (byte === 0x20 || byte === 0x09) {
      if (style !== "data") break;
      const next = bytes[skipBlanks(bytes, end)];
      if (next === 0x23 || next === 0x3b || next === undefined || next === 0x7d || next === 0x5d) break;
    }
    // The next entry of a list on one line: `{ password: …, user: … }`.
    if (
      byte === 0x2c &&
      bytes[end + 1] === 0x20 &&
      /^\s+["']?[\w.-]{1,60}["']?\s*[:=]/.test(latin1(bytes, end + 1, end + 80))
    )
      break;
    if (style === "shell" && (byte === 0x3b || byte === 0x26 || byte === 0x7c || byte === 0x22)) break;
    end++;
  }
  while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09 || bytes[end - 1] === 0x2c)) end--;
  return end > from ? { start: from, end, quoted: false } : undefined;
}

/** Text of the element whose start tag's name ends at `nameEnd`; `undefined` for an empty or nested element. */
export function elementValue(bytes: Buffer, nameEnd: number): Literal | undefined {
  const close = bytes.indexOf(0x3e, nameEnd);
  if (close < 0 || close - nameEnd > 200 || bytes[close - 1] === 0x2f) return undefined;
  const end = bytes.indexOf(0x3c, close + 1);
  if (end < 0 || end - close > longest) return undefined;
  // <Password><Value>…</Value></Password>
  const inner = /^<(?:value|string|plaintext|text)(?=>)/i.exec(latin1(bytes, end, end + 12));
  if (inner && latin1(bytes, close + 1, end).trim() === "") return elementValue(bytes, end + inner[0].length);
  if (bytes[end + 1] !== 0x2f) return undefined;
  let start = close + 1;
  let stop = end;
  while (start < stop && bytes[start]! <= 0x20) start++;
  while (stop > start && bytes[stop - 1]! <= 0x20) stop--;
  return stop > start ? { start, end: stop, quoted: true } : undefined;
}
