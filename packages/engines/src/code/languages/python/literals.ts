const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** The text of an escape sequence as written, e.g. `\n`, `\x41`, `\N{DASH}`. */
export function unescapeSequence(sequence: string): string {
  const body = sequence.slice(1);
  if (body === "\n" || body === "\r\n") return "";
  if (/^[xuU]/.test(body)) {
    const value = Number.parseInt(body.slice(1), 16);
    return value <= 0x10ffff ? String.fromCodePoint(value) : "";
  }
  if (/^[0-7]/.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
  return simple[body] ?? sequence;
}

/** The value of an integer or float as written (`1_000`, `0xff`, `1e3`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll("_", ""));
  return Number.isNaN(value) ? undefined : value;
}
