const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  v: "\v",
  e: "\x1b",
  f: "\f",
  "\\": "\\",
  $: "$",
  '"': '"',
  "`": "`",
};

/** The text of an escape sequence of a double-quoted text, e.g. `\n`, `\x41`, `\u{1F600}`. */
export function unescapeSequence(sequence: string): string {
  const body = sequence.slice(1);
  const hexadecimal = /^(?:x|u\{)([0-9A-Fa-f]+)\}?$/.exec(body);
  if (hexadecimal !== null) {
    const value = Number.parseInt(hexadecimal[1]!, 16);
    return value <= 0x10ffff ? String.fromCodePoint(value) : "";
  }
  if (/^[0-7]{1,3}$/.test(body)) return String.fromCodePoint(Number.parseInt(body, 8) & 0xff);
  return simple[body] ?? sequence;
}

/** The text of an escape sequence of a single-quoted text: only the quote and the backslash are escaped there. */
export function unescapeQuoted(sequence: string): string {
  return sequence === "\\'" || sequence === "\\\\" ? sequence.slice(1) : sequence;
}

/** The value of an integer or float as written (`1_000`, `0xff`, `017`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll("_", "");
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isNaN(value) ? undefined : value;
}
