const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  s: " ",
  "0": "\0",
  e: "\x1b",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** What an escape sequence of a text stands for: https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html */
export function unescaped(sequence: string): string {
  const unicode = /^\\(?:u\{?([0-9a-fA-F]+)\}?|x([0-9a-fA-F]{1,2}))$/.exec(sequence);
  if (unicode !== null) {
    const code = Number.parseInt(unicode[1] ?? unicode[2]!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  }
  const rest = sequence.slice(1);
  return escapes[rest] ?? (rest === "\n" ? "" : rest);
}

/** The value of a number as it is written: `1_000`, `0x1f`, `0o17`, `017`. */
export function numberOf(text: string): number {
  const plain = text.replaceAll("_", "");
  return Number(/^0\d+$/.test(plain) ? `0o${plain.slice(1)}` : plain.replace(/^0d/i, ""));
}

/** The text of a `<<~` document without the indentation that all of its lines share. */
export function squiggly(text: string): string {
  const lines = text.split("\n");
  const depths = lines.flatMap((line) => (line.trim() === "" ? [] : [/^[ \t]*/.exec(line)![0].length]));
  const depth = depths.length === 0 ? 0 : Math.min(...depths);
  return lines.map((line) => line.slice(Math.min(depth, /^[ \t]*/.exec(line)![0].length))).join("\n");
}
