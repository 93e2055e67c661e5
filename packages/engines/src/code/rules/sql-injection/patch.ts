import type { Edit } from "../../../diffs/index.ts";
import type { Expression, LanguageId } from "../../ir/index.ts";
import type { Patch, Site } from "../../patching/index.ts";

type Concat = Expression & { readonly kind: "concat" };
type Style = "?" | "%s" | "$";

/** How the drivers write the place of a value. */
const styles: Readonly<Partial<Record<LanguageId, Readonly<Record<string, Style>>>>> = {
  javascript: { pg: "$", mysql: "?", mysql2: "?", "mysql2/promise": "?", sqlite3: "?" },
  python: { sqlite3: "?", psycopg2: "%s", psycopg: "%s", pymysql: "%s", MySQLdb: "%s", "mysql.connector": "%s" },
  go: {
    "github.com/lib/pq": "$",
    "github.com/jackc/pgx/v5/stdlib": "$",
    "github.com/go-sql-driver/mysql": "?",
    "github.com/mattn/go-sqlite3": "?",
    "modernc.org/sqlite": "?",
  },
};
const comparedBefore = /(?:=|<|>|\bLIKE)\s*('?)$/i;

/** Values put into the text of a query become its parameters: where the driver is known and every value stands for a value, not for a name. */
export const patch: Patch = (site) => {
  const { call } = site;
  const style = styleOf(site);
  if (call === undefined || style === undefined) return undefined;
  const position = call.args.findIndex(({ value }) => value.kind === "concat" && typeof firstOf(value) === "string");
  const query = call.args[position]?.value;
  if (query?.kind !== "concat") return undefined;
  // Of what follows, only a callback may.
  const [next, ...others] = call.args.slice(position + 1);
  if (others.length > 0 || (next !== undefined && next.value.kind !== "function")) return undefined;
  const bound = boundValues(site, query, style);
  if (bound === undefined) return undefined;
  const list = listOf(site.language, bound.values);
  return [...bound.edits, { start: query.end, end: query.end, text: `, ${list}` }];
};

/** The literal that a text begins with. */
function firstOf(expression: Expression): unknown {
  if (expression.kind === "constant") return expression.value;
  return expression.kind === "concat" && expression.parts[0] !== undefined ? firstOf(expression.parts[0]) : undefined;
}

/** `a + b + c` may be sums in a sum. */
function partsOf({ parts }: Concat): readonly Expression[] {
  return parts.flatMap((part) => (part.kind === "concat" && !part.isText ? partsOf(part) : [part]));
}

function styleOf(site: Site): Style | undefined {
  const known = Object.entries(styles[site.language] ?? {});
  const [style, ...others] = new Set(known.flatMap(([name, each]) => (site.imports.has(name) ? [each] : [])));
  return others.length === 0 ? style : undefined;
}

function listOf(language: LanguageId, values: readonly string[]): string {
  if (language === "go") return values.join(", ");
  if (language === "javascript") return `[${values.join(", ")}]`;
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(", ")})`;
}

function boundValues(
  site: Site,
  query: Concat,
  style: Style,
): { readonly edits: readonly Edit[]; readonly values: readonly string[] } | undefined {
  const text = site.source(query);
  if (text.includes("\n") || (style === "%s" && text.includes("%"))) return undefined;
  const edits: Edit[] = [];
  const values: string[] = [];
  const isTemplate = /^(`|[fF]["'])/.test(text);
  for (const part of partsOf(query)) {
    if (part.kind === "constant") continue;
    const hole = isTemplate ? holeIn(site, query, part) : holeBetween(site, query, part);
    if (hole === undefined) return undefined;
    const { start, end, rest } = hole;
    values.push(site.source(part));
    edits.push({ start, end, text: `${style === "$" ? `$${values.length}` : style}${rest}` });
  }
  // Without a hole it needs no mark of a template.
  const isMarked = /^[fF]/.test(text);
  if (isMarked && /\{\{|\}\}/.test(text)) return undefined;
  if (isMarked) edits.push({ start: query.start, end: query.start + 1, text: "" });
  return values.length === 0 ? undefined : { edits, values };
}

interface Hole {
  readonly start: number;
  readonly end: number;
  readonly rest: string;
}

/** `'${value}'` or `{value}` within one literal, with the quotes around it. */
function holeIn(site: Site, query: Concat, part: Expression): Hole | undefined {
  const opening = /(\$\{|\{)\s*$/.exec(site.text.slice(query.start, part.start));
  const closing = /^\s*\}/.exec(site.text.slice(part.end, query.end));
  if (opening === null || closing === null) return undefined;
  const start = query.start + opening.index;
  const end = part.end + closing[0].length;
  return quoted(site, query, start, end, "");
}

/** `"… = '" + value + "' …"`: from the end of one literal into the next. */
function holeBetween(site: Site, query: Concat, part: Expression): Hole | undefined {
  const opening = /(["'])\s*\+\s*$/.exec(site.text.slice(query.start, part.start));
  if (opening === null) return undefined;
  const mark = opening[1]!;
  const start = query.start + opening.index;
  const closing = /^\s*\+\s*(["'])/.exec(site.text.slice(part.end, query.end));
  if (closing === null) return part.end === query.end ? quoted(site, query, start, part.end, mark) : undefined;
  return closing[1] === mark ? quoted(site, query, start, part.end + closing[0].length, "") : undefined;
}

function quoted(site: Site, query: Concat, start: number, end: number, rest: string): Hole | undefined {
  const before = comparedBefore.exec(site.text.slice(query.start, start));
  if (before === null) return undefined;
  if (before[1] === "") return { start, end, rest };
  return site.text[end] === "'" && end < query.end ? { start: start - 1, end: end + 1, rest } : undefined;
}
