/** A stretch of a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Joins what overlaps or touches. `hits` are keyword ends in ascending order; each opens a window of `before` and
 * `after` bytes, cut at the text's borders.
 */
export function mergeWindows(hits: readonly number[], before: number, after: number, length: number): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const hit of hits) {
    const start = Math.max(0, hit - before);
    const end = Math.min(length, hit + after);
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
