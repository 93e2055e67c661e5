/**
 * Finds code that moved: which of the findings that appeared is an issue that disappeared. Three passes, the surest
 * first: a key that the issue had before, the same content in another file, similar surroundings in the same file.
 */
import { similarity } from "@gatewatch/engines/findings";

/** An issue as far as its place can change. */
export interface Trackable {
  readonly id: string;
  /** Hex, as are all keys. */
  readonly fingerprint: string;
  readonly formerKeys: readonly string[];
  readonly family: string;
  readonly path: string;
  readonly movedKey: string | null;
  readonly line: number;
  readonly snippet: string;
  /** Keyed hash of a secret: another secret is another defect, whatever stands around it. */
  readonly secret: string | null;
}

export interface Move {
  readonly from: Trackable;
  readonly to: Trackable;
}

const leastSimilarity = 0.75;
const comparedAtMost = 10_000;

/** @returns pairs, each issue in at most one; the same whatever the order of the input */
export function matchMoved(gone: readonly Trackable[], fresh: readonly Trackable[]): Move[] {
  const open = { gone: new Set(gone.toSorted(byPlace)), fresh: new Set(fresh.toSorted(byPlace)) };
  const moves: Move[] = [];
  const take = (from: Trackable, to: Trackable): void => {
    if (!open.gone.has(from) || !open.fresh.has(to)) return;
    open.gone.delete(from);
    open.fresh.delete(to);
    moves.push({ from, to });
  };
  for (const [from, to] of pairs(
    open,
    ({ formerKeys }) => formerKeys,
    ({ fingerprint }) => [fingerprint],
  ))
    take(from, to);
  const movedKey = ({ movedKey: key }: Trackable) => (key === null ? [] : [key]);
  const content = pairs(open, movedKey, movedKey).map(([from, to]) => ({
    from,
    to,
    score: (nameOf(from.path) === nameOf(to.path) ? 1 : 0) + similarity(from.snippet, to.snippet),
  }));
  for (const { from, to } of best(content)) take(from, to);
  const sameFile = ({ family, path }: Trackable) => [`${family}\0${path}`];
  const similar = pairs(open, sameFile, sameFile)
    .filter(([from, to]) => from.secret === to.secret)
    .map(([from, to]) => ({ from, to, score: similarity(from.snippet, to.snippet) }))
    .filter(({ score }) => score >= leastSimilarity);
  for (const { from, to } of best(similar)) take(from, to);
  return moves;
}

/** Every gone one with every fresh one that shares a key, at most 10,000 of one key. */
function pairs(
  open: { readonly gone: ReadonlySet<Trackable>; readonly fresh: ReadonlySet<Trackable> },
  keysOfGone: (one: Trackable) => readonly string[],
  keysOfFresh: (one: Trackable) => readonly string[],
): (readonly [Trackable, Trackable])[] {
  const index = new Map<string, Trackable[]>();
  for (const one of open.fresh) for (const key of keysOfFresh(one)) index.get(key)?.push(one) ?? index.set(key, [one]);
  const compared = new Map<string, number>();
  return Array.from(open.gone).flatMap((from) =>
    keysOfGone(from).flatMap((key) => {
      const found = index.get(key) ?? [];
      const count = (compared.get(key) ?? 0) + found.length;
      compared.set(key, count);
      return count > comparedAtMost ? [] : found.map((to) => [from, to] as const);
    }),
  );
}

/** Highest score first; the order of places decides between equals. */
function best<Pair extends { readonly score: number }>(scored: readonly Pair[]): Pair[] {
  return scored.toSorted((a, b) => b.score - a.score);
}

function byPlace(a: Trackable, b: Trackable): number {
  return compare(a.path, b.path) || a.line - b.line || compare(a.fingerprint, b.fingerprint);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
