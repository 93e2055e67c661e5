import type { Change, Edit } from "./contract.ts";

const contextLines = 3;
export const noLineBreak = "\n\\ No newline at end of file";

/**
 * Edits of one file as a unified diff that `git apply` takes, three lines of context around each.
 *
 * @param edits in any order
 * @returns `undefined` when they overlap, change nothing, or the path cannot be written in a header
 */
export function unifiedDiff(path: string, text: string, edits: readonly Edit[]): string | undefined {
  const sorted = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
  if (sorted.some(({ start }, index) => index > 0 && start < sorted[index - 1]!.end)) return undefined;
  if (sorted.some(({ start, end }) => start > end || end > text.length)) return undefined;
  const old = linesOf(text);
  const changes = changesOf(text, sorted, old);
  return writeFileDiff(path, changes, (line) => old[line - 1]);
}

/**
 * @param lineAt the old file's line with this 1-based number, where it is known
 * @returns `undefined` without a change, or when the path cannot be written in a header
 */
export function writeFileDiff(
  path: string,
  changes: readonly Change[],
  lineAt: (line: number) => string | undefined,
): string | undefined {
  if (changes.length === 0 || /[\u0000-\u001f"\\\u007f]/.test(path)) return undefined;
  let diff = `--- a/${path}${tab(path)}\n+++ b/${path}${tab(path)}\n`;
  let shift = 0;
  for (const group of groupsOf(changes)) {
    const [first] = group;
    const last = group.at(-1)!;
    let from = first!.at;
    while (from > 1 && first!.at - from < contextLines && lineAt(from - 1) !== undefined) from--;
    const lines: string[] = [];
    let line = from;
    for (const { at, removed, added } of group) {
      for (; line < at; line++) lines.push(` ${lineAt(line) ?? ""}`);
      lines.push(...removed.map((each) => `-${each}`), ...added.map((each) => `+${each}`));
      line += removed.length;
    }
    for (const end = last.at + last.removed.length; line - end < contextLines; line++) {
      const known = lineAt(line);
      if (known === undefined) break;
      lines.push(` ${known}`);
    }
    const oldCount = lines.filter((each) => !each.startsWith("+")).length;
    const newCount = lines.filter((each) => !each.startsWith("-")).length;
    const oldStart = oldCount === 0 ? from - 1 : from;
    diff += `@@ -${oldStart},${oldCount} +${newCount === 0 ? from + shift - 1 : from + shift},${newCount} @@\n`;
    diff += lines.map((each) => `${each}\n`).join("");
    shift += newCount - oldCount;
  }
  return diff;
}

/** Changes so near to each other that their contexts touch share a hunk. */
function groupsOf(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    if (change.at - end <= 2 * contextLines) groups.at(-1)!.push(change);
    else groups.push([change]);
    end = change.at + change.removed.length;
  }
  return groups;
}

function changesOf(text: string, edits: readonly Edit[], old: readonly string[]): Change[] {
  const changes: Change[] = [];
  for (let index = 0; index < edits.length; ) {
    const from = edits[index]!.start;
    const start = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
    let written = "";
    let at = start;
    let end = start;
    // All edits of the same lines make one change.
    for (; index < edits.length && (edits[index]!.start < end || end === start); index++) {
      const edit = edits[index]!;
      written += text.slice(at, edit.start) + edit.text;
      at = edit.end;
      const isWhole = (written === "" || written.endsWith("\n")) && (at === 0 || text[at - 1] === "\n");
      end = isWhole ? at : endOfLine(text, at);
    }
    written += text.slice(at, end);
    const first = countOf(text, start);
    const count = linesOf(text.slice(start, end)).length;
    const isLast = end === text.length;
    const removed = isLast ? old.slice(first) : old.slice(first, first + count);
    const added = linesOf(written, isLast);
    let same = 0;
    while (same < removed.length && same < added.length && removed[same] === added[same]) same++;
    let tail = 0;
    while (
      tail < removed.length - same &&
      tail < added.length - same &&
      removed[removed.length - 1 - tail] === added[added.length - 1 - tail]
    )
      tail++;
    const change = {
      at: first + same + 1,
      removed: removed.slice(same, removed.length - tail),
      added: added.slice(same, added.length - tail),
    };
    if (change.removed.length + change.added.length > 0) changes.push(change);
  }
  return changes;
}

/** After the line break of the line that holds the offset. */
function endOfLine(text: string, offset: number): number {
  const next = text.indexOf("\n", offset);
  return next === -1 ? text.length : next + 1;
}

function countOf(text: string, until: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < until; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function linesOf(text: string, isEnd = true): string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  const last = lines.pop()!;
  if (last !== "") lines.push(isEnd ? `${last}${noLineBreak}` : last);
  return lines;
}

/** Without it a name would end at its first space. */
function tab(path: string): string {
  return path.includes(" ") ? "\t" : "";
}
