import type { FileDiff, Hunk } from "./contract.ts";
import { noLineBreak } from "./write.ts";

/**
 * Reads a unified diff, as `git diff` and `diff -u` write it. What is no part of a hunk is passed over.
 *
 * @returns the files in order; one that is only renamed, or binary, has no hunks and may be missing
 */
export function readDiff(text: string): FileDiff[] {
  const files: { oldPath: string | undefined; path: string | undefined; hunks: Hunk[] }[] = [];
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const next = lines[index + 1] ?? "";
    if (line.startsWith("--- ") && next.startsWith("+++ ")) {
      files.push({ oldPath: pathOf(line), path: pathOf(next), hunks: [] });
      index++;
      continue;
    }
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    const file = files.at(-1);
    if (header === null || file === undefined) continue;
    const hunk = { oldStart: Number(header[1]), newStart: Number(header[3]), lines: [] as string[] };
    let old = Number(header[2] ?? 1);
    let fresh = Number(header[4] ?? 1);
    while (index + 1 < lines.length && (old > 0 || fresh > 0 || lines[index + 1]!.startsWith("\\"))) {
      const each = lines[++index]!;
      if (each.startsWith("\\")) {
        if (hunk.lines.length > 0) hunk.lines[hunk.lines.length - 1] += noLineBreak;
        continue;
      }
      if (!each.startsWith("+")) old--;
      if (!each.startsWith("-")) fresh--;
      hunk.lines.push(each === "" ? " " : each);
    }
    file.hunks.push(hunk);
  }
  return files;
}

/** Of a header: without its mark, the prefix of a side, a time after a tab; a quoted one as git quotes (C escapes of bytes). */
function pathOf(header: string): string | undefined {
  const written = header.slice(4).replace(/\r$/, "");
  const name = written.startsWith('"') ? unquoted(written) : written.replace(/\t.*$/, "");
  return name === "/dev/null" ? undefined : name.replace(/^[abciow]\//, "");
}

const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

function unquoted(quoted: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"/.exec(quoted)?.[1] ?? "";
  const bytes = inner.replace(/[^ -~]+/g, (text) => Buffer.from(text).toString("latin1"));
  const raw = bytes.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8) & 255) : (escapes[code] ?? code),
  );
  return Buffer.from(raw, "latin1").toString("utf8");
}
