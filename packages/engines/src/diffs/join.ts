import type { Change, Edit } from "./contract.ts";
import { readDiff } from "./read.ts";
import { writeFileDiff } from "./write.ts";

/** What a diff changes in files that stay where they are. */
export function readChanges(diff: string): { readonly path: string; readonly changes: readonly Change[] }[] {
  return readDiff(diff).flatMap(({ path, oldPath, hunks }) =>
    path === undefined || path !== oldPath
      ? []
      : [{ path, changes: hunks.flatMap(({ oldStart, lines }) => split(Math.max(1, oldStart), lines).changes) }],
  );
}

interface Joined {
  readonly changes: readonly Change[];
  readonly known: ReadonlyMap<number, string>;
}

/**
 * Diffs against the same tree, collected into one that can be applied at once. What would overlap an earlier one is left
 * out; two that change other parts of the same lines are one change.
 */
export class JoinedDiff {
  readonly #files = new Map<string, Joined>();

  /** @returns false when a part of it overlaps what is there already; then nothing of it is taken */
  add(diff: string): boolean {
    const parts = readDiff(diff).flatMap(({ path, oldPath, hunks }) => {
      if (path === undefined || path !== oldPath) return [];
      return [{ path, hunks: hunks.map(({ oldStart, lines }) => split(Math.max(1, oldStart), lines)) }];
    });
    const joined = parts.map(({ path, hunks }) => {
      const { changes = [], known = [] } = this.#files.get(path) ?? {};
      let all: readonly Change[] | undefined = changes;
      for (const change of hunks.flatMap((hunk) => hunk.changes)) all = all && withChange(all, change);
      return { path, changes: all, known: new Map([...known, ...hunks.flatMap((hunk) => [...hunk.known])]) };
    });
    for (const { path, changes, known } of joined) {
      if (changes === undefined) return false;
      this.#files.set(path, { changes, known });
    }
    return true;
  }

  /** Files by path. Empty when nothing was added. */
  toString(): string {
    return [...this.#files]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, { changes, known }]) => writeFileDiff(path, changes, (line) => known.get(line)) ?? "")
      .join("");
  }
}

/** One more among the changes of a file, by line; `undefined` when it collides. */
function withChange(changes: readonly Change[], change: Change): readonly Change[] | undefined {
  const others = changes.filter((other) => collide(change, other));
  const [other] = others;
  const whole = other === undefined ? change : others.length === 1 ? merged(other, change) : undefined;
  if (whole === undefined) return undefined;
  return [...changes.filter((each) => each !== other), whole].sort((left, right) => left.at - right.at);
}

/** They share a line, or stand at one place, where which comes first would be a guess. */
function collide(one: Change, other: Change): boolean {
  const [first, second] = one.at <= other.at ? [one, other] : [other, one];
  return second.at < first.at + first.removed.length || first.at === second.at;
}

/** Two changes of other parts of the same lines as one. */
function merged(one: Change, other: Change): Change | undefined {
  if (one.at !== other.at || one.removed.length !== other.removed.length || one.removed.length === 0) return undefined;
  const old = one.removed.join("\n");
  const [first, second] = [partOf(old, one.added), partOf(old, other.added)].sort((a, b) => a.start - b.start);
  if (first === undefined || second === undefined || second.start <= first.end) return undefined;
  const text = `${old.slice(0, first.start)}${first.text}${old.slice(first.end, second.start)}${second.text}${old.slice(second.end)}`;
  return { at: one.at, removed: one.removed, added: text.split("\n") };
}

/** The part of the old text that is different in the new one. */
function partOf(old: string, added: readonly string[]): Edit {
  const text = added.join("\n");
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { start, end: old.length - tail, text: text.slice(start, text.length - tail) };
}

/** A hunk as its changes, and every line of the old file that it shows. */
function split(start: number, lines: readonly string[]): { changes: Change[]; known: Map<number, string> } {
  const known = new Map<number, string>();
  const changes: Change[] = [];
  let line = start;
  let open: { at: number; removed: string[]; added: string[] } | undefined;
  for (const each of lines) {
    const text = each.slice(1);
    if (each.startsWith(" ")) {
      open = undefined;
      known.set(line++, text);
      continue;
    }
    if (open === undefined) {
      open = { at: line, removed: [], added: [] };
      changes.push(open);
    }
    if (each.startsWith("+")) open.added.push(text);
    else {
      open.removed.push(text);
      known.set(line++, text);
    }
  }
  return { changes, known };
}
