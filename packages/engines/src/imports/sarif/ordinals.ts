/** Counts equals by position: a few numbers for each of up to a million results, whatever order they come in. */
export function ordinalsOf() {
  const indexes: number[] = [];
  const keys: number[] = [];
  const positions: number[] = [];
  return {
    /** @param index of the result in its report */
    add(index: number, key: number, line: number, column: number): void {
      indexes.push(index);
      keys.push(key);
      positions.push(line * 100_000 + Math.min(column, 99_999));
    },
    count: () => indexes.length,
    /** @returns by index of the result, its place among its equals from 0 */
    assign(): Int32Array {
      const order = Uint32Array.from(indexes.keys()).sort(
        (a, b) => keys[a]! - keys[b]! || positions[a]! - positions[b]! || a - b,
      );
      const ordinals = new Int32Array((indexes.at(-1) ?? -1) + 1);
      let ordinal = 0;
      for (const [at, entry] of order.entries()) {
        ordinal = at > 0 && keys[entry] === keys[order[at - 1]!] ? ordinal + 1 : 0;
        ordinals[indexes[entry]!] = ordinal;
      }
      return ordinals;
    },
  };
}
