const simple: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  s: " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

/** The text of an escape sequence as written, e.g. `\n`, `\u0041`, `\101`. JLS §3.3, §3.10.7. */
export function unescapeSequence(sequence: string): string {
  const body = sequence.slice(1);
  if (body === "\n" || body === "\r\n") return "";
  if (body.startsWith("u")) return String.fromCharCode(Number.parseInt(body.replace(/^u+/, ""), 16) || 0);
  if (/^[0-7]/.test(body)) return String.fromCharCode(Number.parseInt(body, 8));
  return simple[body] ?? sequence;
}

/** The value of an integer or floating literal as written (`1_000L`, `0xff`, `017`, `1e3f`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll("_", "");
  const isHex = /^0x/i.test(plain);
  const bare = plain.replace(isHex ? /l$/i : /[lfd]$/i, "");
  const value = /^0[0-7]+$/.test(bare) ? Number.parseInt(bare, 8) : Number(bare);
  return Number.isNaN(value) ? undefined : value;
}

/** The content of a text block (`"""`) without its common indentation. JLS §3.10.6. */
export function withoutIndentation(text: string): string {
  const lines = text.replace(/^[ \t\f]*\r?\n/, "").split(/\r?\n/);
  const counted = lines.filter((line, index) => line.trim() !== "" || index === lines.length - 1);
  const indent = Math.min(...counted.map((line) => /^[ \t]*/.exec(line)![0].length));
  return lines.map((line) => line.slice(indent).trimEnd()).join("\n");
}
