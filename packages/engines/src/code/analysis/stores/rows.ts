import type { Value } from "../../values/index.ts";

/** What a value is a row of, or a list or query of rows: the table or collection, and the columns in order where a statement lists them. */
export interface Row {
  /** In lower case: `order`. */
  readonly entity: string;
  readonly columns: readonly string[];
}

const start = "row of ";
const form = /^row of (\w+)(?:\(([\w,]+)\))?$/;
const mostColumns = 12;

/** The name that values carry which are rows. */
export function rowName(entity: string, columns: readonly string[] = []): string {
  const listed = columns.length > 0 && columns.length <= mostColumns ? `(${columns.join(",")})` : "";
  return `${start}${entity}${listed}`;
}

/** Whether a name is that of a row, not of something read from one. */
export function isRowName(name: string): boolean {
  return name.startsWith(start) && form.test(name);
}

/** What a call of something of a row gives is one too: `row of post.order_by` becomes `row of post`. `undefined` of other names. */
export function rowOfCallee(name: string): string | undefined {
  return name.startsWith(start) ? name.split(".", 1)[0] : undefined;
}

const none: readonly Row[] = [];

/** What a value is a row of. */
export function rowsIn({ names }: Value): readonly Row[] {
  if (!names.some((name) => name.startsWith(start))) return none;
  return names.flatMap((name) => {
    const parts = name.startsWith(start) ? form.exec(name) : null;
    return parts === null ? [] : { entity: parts[1]!, columns: parts[2]?.split(",") ?? [] };
  });
}
