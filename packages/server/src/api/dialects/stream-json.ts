export const json = "application/json; charset=utf-8";

/**
 * A JSON object whose one list is too long to hold: written piece by piece while its entries are read.
 *
 * @param before members that stand before the list
 * @param after members that stand behind it
 */
export async function* streamedObject(
  before: object,
  name: string,
  entries: AsyncIterable<unknown>,
  after: object = {},
): AsyncGenerator<string> {
  const head = JSON.stringify(before).slice(0, -1);
  yield `${head}${head === "{" ? "" : ","}${JSON.stringify(name)}:[`;
  let piece = "";
  let separator = "";
  for await (const entry of entries) {
    piece += separator + JSON.stringify(entry);
    separator = ",";
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = "";
  }
  const tail = JSON.stringify(after).slice(1);
  yield `${piece}]${tail === "}" ? "" : ","}${tail}`;
}

/** The entries as a contract shows them. */
export async function* rendered<Entry, Shown>(
  entries: AsyncIterable<Entry>,
  render: (entry: Entry) => Shown,
): AsyncGenerator<Shown> {
  for await (const entry of entries) yield render(entry);
}
