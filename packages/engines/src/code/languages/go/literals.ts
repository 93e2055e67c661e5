const simple: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

/** The text of an escape sequence as written, e.g. `\n`, `\x41`, `\u00e9`, `\101`. Go specification, "Rune literals". */
export function unescapeSequence(sequence: string): string {
  const body = sequence.slice(1);
  if (/^[xuU]/.test(body)) return fromCode(Number.parseInt(body.slice(1), 16));
  if (/^[0-7]/.test(body)) return fromCode(Number.parseInt(body, 8));
  return simple[body] ?? sequence;
}

/** The value of a number as written (`1_000`, `0xff`, `0o17`, `017`, `1e3`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll("_", "");
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isNaN(value) ? undefined : value;
}

function fromCode(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
