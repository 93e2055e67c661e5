import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../actor.ts";
import { type Filter, invalidFilter, type Operator, readFilter } from "./filter.ts";

type Sql = RawBuilder<unknown>;

/** What an attribute is in the database. */
export type Column =
  /** `text` without regard to case, `exact` with it. */
  | { readonly kind: "text" | "exact" | "boolean" | "instant"; readonly sql: Sql }
  /** Several elements; `from` is what stands behind FROM. A comparison without a part is one of `value`. */
  | { readonly kind: "list"; readonly from: Sql; readonly parts: Columns };

/** By name in lower case, a part of a complex attribute as `name.givenname`. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * The condition of a team's rows that fit a filter; what is absent fits no comparison but `ne`.
 *
 * @param teamColumn the column that holds the team
 * @param text the filter as it was sent; none or an empty one fits every row of the team
 * @throws Fault `scim.invalid_filter` also for an attribute that is not among the columns, or no comparison for its kind
 */
export function fitting(teamId: TeamId, teamColumn: Sql, text: string | undefined, columns: Columns): Sql {
  const ofTeam = sql`${teamColumn} = ${teamId}`;
  if (text === undefined || text.trim() === "") return ofTeam;
  return sql`${ofTeam} AND ${conditionOf(readFilter(text), columns, text)}`;
}

function conditionOf(filter: Filter, columns: Columns, text: string): Sql {
  switch (filter.kind) {
    case "and":
    case "or": {
      const parts = filter.parts.map((part) => conditionOf(part, columns, text));
      return sql`(${sql.join(parts, filter.kind === "and" ? sql` AND ` : sql` OR `)})`;
    }
    case "not":
      return sql`NOT ${conditionOf(filter.inner, columns, text)}`;
    case "element": {
      const list = columns[filter.attribute];
      if (list?.kind !== "list") throw invalidFilter(text);
      return anyOf(list.from, conditionOf(filter.inner, list.parts, text));
    }
    case "present":
    case "compare": {
      const { list, column } = find(filter.attribute, columns, text);
      const condition = filter.kind === "present" ? presence(column) : comparison(column, filter, text);
      return list === undefined ? condition : anyOf(list, condition);
    }
    default:
      return filter satisfies never;
  }
}

function anyOf(from: Sql, condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM ${from} WHERE ${condition})`;
}

type Plain = Exclude<Column, { kind: "list" }>;

function find(attribute: string, columns: Columns, text: string): { readonly list?: Sql; readonly column: Plain } {
  const own = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined;
  if (own && own.kind !== "list") return { column: own };
  const [name = "", part = "value"] = attribute.split(".");
  const list = Object.hasOwn(columns, name) ? columns[name] : undefined;
  const column = list?.kind === "list" && Object.hasOwn(list.parts, part) ? list.parts[part] : undefined;
  if (list?.kind !== "list" || column === undefined || column.kind === "list") throw invalidFilter(text);
  return { list: list.from, column };
}

function presence({ kind, sql: value }: Plain): Sql {
  return kind === "text" || kind === "exact" ? sql`coalesce(${value}, '') <> ''` : sql`${value} IS NOT NULL`;
}

function comparison(
  { kind, sql: column }: Plain,
  { operator, value }: Extract<Filter, { kind: "compare" }>,
  text: string,
): Sql {
  if ((kind === "boolean") !== (typeof value === "boolean")) throw invalidFilter(text);
  switch (kind) {
    case "boolean":
      if (operator !== "eq" && operator !== "ne") throw invalidFilter(text);
      return sql`coalesce(${column}, false) ${operator === "eq" ? sql`=` : sql`<>`} ${value}`;
    case "instant": {
      const instant = /^\d{4}-/.test(String(value)) ? new Date(String(value)) : new Date(Number.NaN);
      if (Number.isNaN(instant.getTime())) throw invalidFilter(text);
      return compared(column, operator, sql`${instant}::timestamptz`, text);
    }
    case "exact":
      return compared(sql`(${column}) COLLATE "C"`, operator, sql`${value}::text`, text, true);
    case "text":
      return compared(sql`lower(${column}) COLLATE "C"`, operator, sql`lower(${value}::text)`, text, true);
    default:
      return kind satisfies never;
  }
}

/** Never NULL, so that `not` turns it round. */
function compared(column: Sql, operator: Operator, value: Sql, text: string, isText = false): Sql {
  switch (operator) {
    case "eq":
      return sql`(${column} = ${value}) IS TRUE`;
    case "ne":
      return sql`${column} IS DISTINCT FROM ${value}`;
    case "gt":
      return sql`(${column} > ${value}) IS TRUE`;
    case "ge":
      return sql`(${column} >= ${value}) IS TRUE`;
    case "lt":
      return sql`(${column} < ${value}) IS TRUE`;
    case "le":
      return sql`(${column} <= ${value}) IS TRUE`;
    case "co":
    case "sw":
    case "ew":
      if (!isText) throw invalidFilter(text);
      return contained(column, operator, value);
    default:
      return operator satisfies never;
  }
}

function contained(column: Sql, operator: "co" | "sw" | "ew", value: Sql): Sql {
  switch (operator) {
    case "co":
      return sql`(strpos(${column}, ${value}) > 0) IS TRUE`;
    case "sw":
      return sql`starts_with(${column}, ${value}) IS TRUE`;
    case "ew":
      return sql`(right(${column}, length(${value})) = ${value}) IS TRUE`;
    default:
      return operator satisfies never;
  }
}
