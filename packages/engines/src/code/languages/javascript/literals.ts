const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** The text of an escape sequence as written, e.g. `\n`, `\x41`, `\u{1F600}`. */
export function unescapeSequence(sequence: string): string {
  const body = sequence.slice(1);
  if (body.startsWith("u{")) return codePoint(body.slice(2, -1));
  if (body.startsWith("u") || body.startsWith("x")) return codePoint(body.slice(1));
  if (body === "\n" || body === "\r\n") return "";
  return escapes[body] ?? body;
}

function codePoint(hex: string): string {
  const value = Number.parseInt(hex, 16);
  return Number.isInteger(value) && value <= 0x10ffff ? String.fromCodePoint(value) : "";
}

/** The value of a number as written (`1_000`, `0xff`, `12n`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll("_", "").replace(/n$/, ""));
  return Number.isNaN(value) ? undefined : value;
}
