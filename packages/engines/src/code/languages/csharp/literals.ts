const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  e: "\x1b",
};

/** The character that an escape sequence stands for (C# specification, 6.4.5.6). */
export function unescapeSequence(source: string): string {
  const kind = source[1] ?? "";
  if (/^\\[uUx]/.test(source)) {
    const code = Number.parseInt(source.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  }
  return escapes[kind] ?? kind;
}

/** `@"…"`: nothing but doubled quotes is special. */
export function verbatimText(source: string): string {
  return source.slice(source.indexOf('"') + 1, -1).replaceAll('""', '"');
}

/** The text between three quotes or more: without the line breaks at its ends and the indentation of its last line. */
export function rawText(content: string): string {
  const lines = content.split("\n");
  if (lines.length < 3) return content;
  const indentation = lines.at(-1)!;
  return lines
    .slice(1, -1)
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line.trimStart()))
    .join("\n");
}

/** A number as JavaScript has it; suffixes and separators do not count. */
export function numberOf(source: string): number {
  const text = source.replaceAll("_", "");
  return /^0[xb]/i.test(text) ? Number(text.replace(/[ul]+$/i, "")) : Number(text.replace(/[ulfdm]+$/i, ""));
}
