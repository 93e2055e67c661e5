import type { Edit } from "../../diffs/index.ts";
import type { Argument, Entry, Expression, LanguageId, Pattern, Span } from "../ir/index.ts";
import { elementRemoved } from "./remove.ts";

/** The edits that mend one place; `undefined` where the code is not of a form whose fix is exact. */
export type Patch = (site: Site) => readonly Edit[] | undefined;

type Call = Expression & { readonly kind: "call" };

/** The place of a finding, as far as a fix has to know it. Every edit it makes checks the text that it stands in for. */
export class Site {
  readonly language: LanguageId;
  /** The whole file. */
  readonly text: string;
  /** The place of the finding. */
  readonly at: Span;
  readonly node: Expression | undefined;
  /** The entry of a record whose key is the place. */
  readonly entry: Entry | undefined;
  /** Modules that the file names when it imports. */
  readonly imports: ReadonlySet<string>;
  readonly #assigned: (name: string) => Expression | undefined;

  /** @param assigned the value of a name that the file gives a value once */
  constructor(
    given: Pick<Site, "language" | "text" | "at" | "node" | "entry" | "imports">,
    assigned: (name: string) => Expression | undefined,
  ) {
    this.language = given.language;
    this.text = given.text;
    this.at = given.at;
    this.node = given.node;
    this.entry = given.entry;
    this.imports = given.imports;
    this.#assigned = assigned;
  }

  get call(): Call | undefined {
    return this.node?.kind === "call" ? this.node : undefined;
  }
  /** `target = value`, when the place is one. */
  get write(): { readonly target: Pattern; readonly value: Expression } | undefined {
    return this.node?.kind === "assign" ? this.node : undefined;
  }
  source(span: Span): string {
    return this.text.slice(span.start, span.end);
  }
  /** By position or keyword, in a call without spreads. */
  argument(reference: number | string): Argument | undefined {
    const args = this.call?.args ?? [];
    if (args.some(({ spread }) => spread !== undefined)) return undefined;
    if (typeof reference === "string") return args.find(({ name }) => name === reference);
    const given = args[reference];
    return given?.name === undefined ? given : undefined;
  }
  /** The value of a key, `a.b` for one within another, of a record that is written in the call or held by a name. */
  option(reference: number | string, path: string): Entry | undefined {
    let value = this.argument(reference)?.value;
    let found: Entry | undefined;
    for (const key of path.split(".")) {
      const record = value?.kind === "name" ? this.#assigned(value.name) : value;
      if (record?.kind !== "record") return undefined;
      const fitting = record.entries.filter((each) => each.key?.kind === "constant" && each.key.value === key);
      if (fitting.length !== 1) return undefined;
      found = fitting[0];
      value = found?.value;
    }
    return found;
  }
  /** Other text in the place of this one, if that reads as expected. */
  replaced(span: Span | undefined, expected: RegExp, text: string): readonly Edit[] | undefined {
    if (span === undefined || !expected.test(this.source(span))) return undefined;
    return [{ start: span.start, end: span.end, text }];
  }
  /** The call without a keyword's argument. */
  withoutArgument(name: string, expected: RegExp): readonly Edit[] | undefined {
    const given = this.argument(name);
    if (given === undefined || !expected.test(this.source(given.value))) return undefined;
    const before = /[A-Za-z_]\w*\s*[=:]\s*$/.exec(this.text.slice(this.at.start, given.value.start))?.[0];
    if (before === undefined || !before.startsWith(name)) return undefined;
    return [elementRemoved(this.text, { start: given.value.start - before.length, end: given.value.end })];
  }
  /** The record without an entry of an argument's record. */
  withoutOption(reference: number | string, path: string, expected: RegExp): readonly Edit[] | undefined {
    return this.withoutEntry(this.option(reference, path), expected);
  }
  withoutEntry(entry: Entry | undefined, expected: RegExp): readonly Edit[] | undefined {
    if (entry?.key === undefined || !expected.test(this.source(entry.value))) return undefined;
    return [elementRemoved(this.text, { start: entry.key.start, end: entry.value.end })];
  }
  /** The call with one more argument at its end. */
  withArgument(text: string): readonly Edit[] | undefined {
    const { call } = this;
    if (call === undefined || !/[)}]/.test(this.text[call.end - 1] ?? "")) return undefined;
    const before = this.text.slice(call.start, call.end - 1);
    const written = before.trimEnd();
    if (/(\/\/|#)[^\n]*$/.test(written)) return undefined; // a comment would swallow it
    const end = call.start + written.length;
    const isFirst = call.args.length === 0;
    const separator = isFirst ? "" : written.endsWith(",") ? " " : ", ";
    return [{ start: end, end, text: `${separator}${text}` }];
  }
}
