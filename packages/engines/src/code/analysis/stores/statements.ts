/** A statement of SQL that writes or reads rows of a table, as far as its text is known; `\0` stands for what is not. */
export interface SqlStatement {
  readonly action: "read" | "write";
  /** In lower case, as one of them: `order`. */
  readonly entity: string;
  /** Of a reading one, what it gives in order; empty where it says `*`. */
  readonly columns: readonly string[];
  /** Of a writing one, what it puts into columns. */
  readonly written: readonly { readonly column: string; readonly from: Placeholder }[];
}

/** Where a written value comes from: the text itself, the parameter at a position, or the one of a name. */
export type Placeholder = "text" | number | string;

const table = String.raw`["\x60\[]?(?:\w+["\x60\]]?\.["\x60\[]?)?(\w+)["\x60\]]?`;
const insert = new RegExp(
  String.raw`^\s*(?:insert(?:\s+(?:ignore|or\s+\w+))?|replace)\s+into\s+${table}\s*\(([^()]*)\)\s*values?\s*\(`,
  "i",
);
const update = new RegExp(String.raw`^\s*update\s+${table}\s+set\s+([\s\S]*?)(?:\swhere\s[\s\S]*)?$`, "i");
const select = new RegExp(String.raw`^\s*select\s+(?:distinct\s+)?([\s\S]*?)\sfrom\s+${table}`, "i");
const placeholder = /\?|\$\d+|%s|%\(\w+\)s|[:@#]\{?\w+\}?|\0/g;

/** Reads the text of a statement; `undefined` of another text. */
export function readStatement(text: string): SqlStatement | undefined {
  const inserted = insert.exec(text);
  if (inserted !== null) {
    const [head, name, columns] = inserted;
    const values = valuesFrom(text.slice(head.length));
    const named = columns!.split(",").map(columnOf);
    return writing(
      name!,
      named.map((column, index) => [column, values[index] ?? ""] as const),
    );
  }
  const updated = update.exec(text);
  if (updated !== null) {
    const assigned = valuesFrom(updated[2]!).map((part) => {
      const at = part.indexOf("=");
      return [columnOf(part.slice(0, Math.max(at, 0))), part.slice(at + 1)] as const;
    });
    return writing(updated[1]!, assigned);
  }
  const selected = select.exec(text);
  if (selected === null) return undefined;
  const columns = selected[1]!.split(",").map(columnOf);
  const areKnown = columns.every((column) => column !== "" && column !== "*");
  return { action: "read", entity: oneOf(selected[2]!), columns: areKnown ? columns : [], written: [] };
}

function writing(name: string, assigned: readonly (readonly [column: string, value: string])[]): SqlStatement {
  let position = 0;
  const written = assigned.flatMap(([column, value]) => {
    const places = (value.match(placeholder) ?? []).map((mark): Placeholder => {
      if (mark === "\0") return "text";
      if (mark === "?" || mark === "%s") return position++;
      return mark.startsWith("$") ? Number(mark.slice(1)) - 1 : /\w+/.exec(mark)![0];
    });
    return column === "" ? [] : places.map((from) => ({ column, from }));
  });
  return { action: "write", entity: oneOf(name), columns: [], written };
}

/** The values of a list up to its closing bracket, apart at the commas outside of quotes and brackets. */
function valuesFrom(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "(") depth++;
    else if (sign === ")" && --depth < 0) return [...values, text.slice(start, at)];
    else if (sign === "," && depth === 0) {
      values.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...values, text.slice(start)];
}

/** `created` of `p."created"`, `total` of `sum(price) as total`. */
function columnOf(text: string): string {
  return /(\w+|\*)["`\]]?\s*$/.exec(text)?.[1] ?? "";
}

/** The name of one of what a table holds: `order` of `Orders`. */
export function oneOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(?<=[^s])s$/, "");
}
