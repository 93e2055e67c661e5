/** PostgreSQL text and jsonb hold neither NUL nor half a surrogate pair: both are shown, not dropped. */
export function storable(text: string): string {
  return text.replaceAll("\0", "␀").toWellFormed();
}

/** JSON of rows with every string storable. Both show as escapes in JSON, so that rows without them are written once. */
export function storableJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(rows, (_key, part: unknown) => (typeof part === "string" ? storable(part) : part));
}
