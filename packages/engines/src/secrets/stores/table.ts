import { classify, wordsOf } from "../assignments/index.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isPlaceholder, isStock } from "../values/placeholder.ts";
import { isScrambled } from "../values/scrambled.ts";

/** The place of one value in a text. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const mostRows = 5000;

/** Passwords and secrets of a CSV or TSV file whose first line names the columns. Quoted cells hold no separators. */
export function tableCells(text: string): Cell[] {
  const headEnd = text.indexOf("\n");
  const head = text.slice(0, Math.max(0, headEnd));
  const separator = ["\t", ";", ","].find((sign) => head.includes(sign));
  if (!separator || head.length > 2000) return [];
  const columns = credentialColumns(head.split(separator));
  if (columns.length === 0) return [];
  const found: Cell[] = [];
  let start = headEnd + 1;
  for (let row = 0; row < mostRows && start < text.length; row++) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    let place = start;
    for (const [index, cell] of text.slice(start, end).split(separator).entries()) {
      if (columns.includes(index)) found.push(...cellOf(cell, place));
      place += cell.length + 1;
    }
    start = end + 1;
  }
  return found;
}

const insert =
  /INSERT\s+INTO\s+[\w.`"[\]]{1,80}\s*\((?<columns>[\w\s,`"[\]]{1,600})\)\s*VALUES\s*\((?<values>(?:'[^'\n]{0,200}'|[^()'\n]){1,2000})\)/gi;

/** Passwords and secrets in the first row of each INSERT that names its columns. */
export function insertedCells(text: string): Cell[] {
  const found: Cell[] = [];
  for (const match of text.matchAll(insert)) {
    const columns = credentialColumns(match.groups!["columns"]!.split(","));
    if (columns.length === 0) continue;
    let place = match.index + match[0].length - 1 - match.groups!["values"]!.length;
    for (const [index, [cell]] of [...match.groups!["values"]!.matchAll(/(?:'[^']*'|[^,'])+/g)].entries()) {
      if (columns.includes(index)) found.push(...cellOf(cell, place));
      place += cell.length + 1;
    }
  }
  return found;
}

function credentialColumns(names: readonly string[]): number[] {
  return names.flatMap((name, index) => {
    const kind = classify(wordsOf(name.trim()));
    return kind === "password" || kind === "secret" ? [index] : [];
  });
}

function cellOf(cell: string, place: number): Cell[] {
  const value = cell.trim().replace(/^N?(['"])(.*)\1$/, "$2");
  const start = place + cell.indexOf(value);
  const isCredential =
    value.length >= 6 &&
    value.length <= 200 &&
    !/\s/.test(value) &&
    (/\d|[^\w.-]/.test(value) || isScrambled(value)) &&
    /[A-Za-z]/.test(value) &&
    !isPlaceholder(value) &&
    !isStock(value) &&
    !isNonSecretForm(value) &&
    (!isWords(value) || /\d{1,6}\W{0,2}$/.test(value));
  return isCredential ? [{ value, start, end: start + value.length }] : [];
}
