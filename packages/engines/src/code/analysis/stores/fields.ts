import { type Place, type Taint, unknown, type Value, withHop } from "../../values/index.ts";
import type { SqlStatement } from "./statements.ts";

const mostFields = 5000;
const mostPerField = 4;
/** Stands for any field: a whole body was written. */
const anyField = "*";

/** What requests write into the fields of tables and collections, and which fields hold no text. */
export class StoredFields {
  readonly #written = new Map<string, Taint[]>();
  readonly #clean = new Set<string>();
  readonly #cursors = new Map<number, string>();
  /** Statements that write and are run later, by the numbers of the values that stand for them. */
  readonly statements = new Map<number, { readonly statement: SqlStatement; readonly text: Value }>();

  /** A request's data was written into a field by the code at a place; into all of them where it has no name. */
  write(entity: string, field: string, given: Taint, at: Place, told?: string): void {
    if (entity === "" || given.source.label !== "http") return;
    const note = told ?? `stored in ${field === "" ? "fields" : `the field ${field}`} of ${entity}`;
    const [taint] = withHop({ ...unknown, taints: [given] }, at, note).taints;
    if (taint === undefined) return;
    const key = keyOf(entity, field === "" ? anyField : field);
    const known = this.#written.get(key);
    if (known === undefined) {
      if (this.#written.size < mostFields) this.#written.set(key, [taint]);
      return;
    }
    const isNew = known.every(({ source, safe }) => source.at.start !== taint.source.at.start || safe !== taint.safe);
    if (isNew && known.length < mostPerField) known.push(taint);
  }

  /** The value with this number was asked for rows of this name: what is fetched from it are those. */
  noteCursor(number: number, row: string): void {
    if (number !== 0) this.#cursors.set(number, row);
  }
  cursorAt(number: number): string | undefined {
    return number === 0 ? undefined : this.#cursors.get(number);
  }

  /** A field holds numbers, dates, one of a few words: no text of anybody. */
  noteClean(entity: string, field: string): void {
    this.#clean.add(keyOf(entity, field));
  }

  /** What a request may have left in a field: what was written there by its name, or else as a part of a whole body. */
  writtenTo(entity: string, field: string): readonly Taint[] {
    if (this.#clean.has(keyOf(entity, field))) return [];
    return this.#written.get(keyOf(entity, field)) ?? this.#written.get(keyOf(entity, anyField)) ?? [];
  }
}

/** `created_at` and `createdAt` are one: what maps rows to objects calls them both. */
function keyOf(entity: string, field: string): string {
  return `${entity}.${field.replaceAll("_", "").toLowerCase()}`;
}
