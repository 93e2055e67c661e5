/** Counts equals by position: a few numbers for each of up to a million results, whatever order they come in. */
export interface Ordinals {
  /**
   * @param index of the result in its report
   * @param place hash of its rule and path
   * @param own hashes of the tool's fingerprints
   * @param content hash of what it is known by where none of those is its own
   */
  add(index: number, place: number, own: readonly number[], content: number, line?: number, column?: number): void;
  count(): number;
  /**
   * @param repeated fingerprints that more than one result has
   * @returns by index of the result, its place among its equals from 0
   */
  assign(repeated: ReadonlySet<number>): Int32Array;
}

export function ordinalsOf(): Ordinals {
  const indexes: number[] = [];
  const places: number[] = [];
  const contents: number[] = [];
  const positions: number[] = [];
  const own: number[] = [];
  const ownEnds: number[] = [];
  return {
    add(index, place, fingerprints, content, line = 0, column = 0) {
      indexes.push(index);
      places.push(place);
      contents.push(content);
      positions.push(line * 100_000 + Math.min(column, 99_999));
      for (const hash of fingerprints) own.push(hash);
      ownEnds.push(own.length);
    },
    count: () => indexes.length,
    assign(repeated) {
      const anchors = Float64Array.from(contents, (content, entry) => {
        for (let at = ownEnds[entry - 1] ?? 0; at < ownEnds[entry]!; at++) {
          if (!repeated.has(own[at]!)) return own[at]!;
        }
        return content;
      });
      const order = Uint32Array.from(indexes.keys()).sort(
        (a, b) => places[a]! - places[b]! || anchors[a]! - anchors[b]! || positions[a]! - positions[b]! || a - b,
      );
      const ordinals = new Int32Array((indexes.at(-1) ?? -1) + 1);
      let ordinal = 0;
      for (const [at, entry] of order.entries()) {
        const before = order[at - 1];
        const isEqual = before !== undefined && places[entry] === places[before] && anchors[entry] === anchors[before];
        ordinal = isEqual ? ordinal + 1 : 0;
        ordinals[indexes[entry]!] = ordinal;
      }
      return ordinals;
    },
  };
}
