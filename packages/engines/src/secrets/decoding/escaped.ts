import type { DecodedRun } from "./index.ts";

const longest = 4096;

/** Stretches with percent or `\u` escapes, decoded whole. Only escapes of ASCII are taken off. */
export function* escapedRuns(bytes: Buffer): Generator<DecodedRun> {
  for (const { mark, pattern, encoding, plain } of kinds) {
    if (bytes.indexOf(mark) < 0) continue;
    for (const match of bytes.toString("latin1").matchAll(pattern)) {
      if (match[0].length > longest) continue;
      const decoded = Buffer.from(plain(match[0]), "latin1");
      yield { start: match.index, end: match.index + match[0].length, bytes: decoded, encoding };
    }
  }
}

const kinds = [
  {
    mark: "\\u00",
    encoding: "unicode escapes",
    pattern: /(?<=["'`])(?:[^"'`\\\n]{0,200}\\u00[2-7][0-9a-f]){4,400}[^"'`\n]{0,200}(?=["'`])/gi,
    plain: (run: string) =>
      run.replace(/\\u00([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  },
  {
    mark: "%3",
    encoding: "percent",
    pattern: /(?<![\w%.~+-])[\w%.~+-]{3,400}%3[ad][\w%.~+-]{8,2000}/gi,
    plain: (run: string) =>
      run.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  },
] as const;
