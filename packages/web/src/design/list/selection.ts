/** Which rows of a list are selected, by key. */
export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  /** What the row is called for who does not see it. */
  readonly nameOf: (row: Row) => string;
  readonly onKeys: (keys: ReadonlySet<string>) => void;
}

/**
 * The selection after a row was toggled; with `from` (the row that was toggled before, while Shift is held) every row
 * between the two gets the state of the clicked one.
 *
 * @param order every key of the list, as it is shown
 */
export function toggled(
  keys: ReadonlySet<string>,
  order: readonly string[],
  key: string,
  from: string | undefined,
): ReadonlySet<string> {
  const next = new Set(keys);
  const [one, other] = [order.indexOf(from ?? key), order.indexOf(key)];
  const range = one < 0 ? [key] : order.slice(Math.min(one, other), Math.max(one, other) + 1);
  const on = !keys.has(key);
  for (const each of range) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return next;
}
