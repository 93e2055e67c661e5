const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
const combining = /^\p{Mark}$/u;

/** Columns that one character takes on a terminal (Unicode UAX #11; marks none). */
function widthOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** Columns that a text without controls takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** Cuts a text to `columns`, its end replaced by `…` when it is longer. */
export function fit(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let used = 1;
  let kept = "";
  for (const character of text) {
    used += widthOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** As `fit`, but keeps the end: of a long path the file and the line matter. */
export function fitEnd(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const reversed = (of: string) => Array.from(of).reverse().join("");
  return reversed(fit(reversed(text), columns));
}
