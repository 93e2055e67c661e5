import { join, joinAll, named, type Place, type Taint, unknown, type Value } from "../../values/index.ts";
import { type CallSite, verbOf } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { type Here, type Machine, placeOf } from "../machine.ts";
import { traits } from "../traits.ts";
import { columnName } from "./conditions.ts";
import { type Row, rowName, rowsIn } from "./rows.ts";

/** Classes whose objects are rows of a table. */
export const rowClass = /\.Model$|declarative_base\(\)$|\.DeclarativeBase$|\.SQLModel$/;
/** What such a class has for asking for its rows. */
const managers = new Set(["objects", "_default_manager", "query"]);
/** Members that hold the rows of an answer, or all fields of one. */
const containers = new Set(["rows", "recordset", "recordsets", "docs", "dataValues", "attributes", "_doc"]);
/** Functions that give the rows that they are given, or ask what they are given for its rows. */
const passing =
  /(^|_)(fetch\w*|execute|scalars?|query|select|list|iter|sorted|reversed|tuple|enumerate|paginate|first|get|all|get_object_or_404|get_list_or_404|async_\w+)$/;

/** The class of rows that a value is, as their table is called. */
export function rowsOfClass({ callables }: Value): string | undefined {
  const owner = callables.find((callable) => callable.kind === "class");
  if (owner?.kind !== "class") return undefined;
  return libraryBases(owner).some((name) => rowClass.test(name)) ? owner.unit.name.toLowerCase() : undefined;
}

/** What is read of a row under a name: what a request may have left there. */
export function readField(here: Here, value: Value, name: string, found: Value, at: Place): Value {
  const rows = rowsIn(value);
  if (rows.length === 0) {
    const entity = value.callables.length === 0 ? undefined : rowsOfClass(value);
    if (entity === undefined) return found;
    if (managers.has(name)) return { ...found, names: [...found.names, rowName(entity)] };
    return found.callables.length > 0 ? found : { ...found, names: [...found.names, columnName(name)] };
  }
  if (found.callables.length > 0) return found;
  return joinAll([found, ...rows.map((row) => fieldOf(here, row, name, at))]);
}

function fieldOf({ frame }: Here, { entity, columns }: Row, name: string, at: Place): Value {
  if (containers.has(name)) return named(rowName(entity, columns));
  if (!/^\d+$/.test(name)) return tainted(entity, name, at);
  const column = frame.unit.module.language === "javascript" ? undefined : columns[Number(name)];
  const row = named(rowName(entity, columns));
  return column === undefined ? row : join(row, tainted(entity, column, at));
}

function tainted(entity: string, name: string, at: Place): Value {
  const source = { label: "stored" as const, what: `the field ${name} of ${entity}`, at, field: { entity, name } };
  const taint: Taint = { source, last: undefined, safe: 0, doubt: 0 };
  return { ...unknown, taints: [taint] };
}

/**
 * What a call gives as far as rows go: what asks a class of rows, or is given rows and hands them on, gives rows; what is read of a
 * row by calling is a field of it.
 */
export function noteRowsPassed(machine: Machine, here: Here, site: CallSite, result: Value): Value {
  const { target, receiver, method, name, given } = site;
  if (target.callables.length > 0 || result.callables.length > 0) return result;
  const verb = method ?? name ?? verbOf(site);
  const own = receiver === undefined ? [] : rowsIn(receiver);
  if (own.length > 0 && given.positional.length + given.keywords.size === 0) {
    const field = fieldAsked(here, verb);
    if (field !== undefined) {
      const at = placeOf(here, site.at);
      const read = joinAll(own.map((row) => tainted(row.entity, field, at)));
      return { ...join(result, read), number: result.number === 0 ? machine.fresh() : result.number };
    }
  }
  if (given.positional.length === 0 || !passing.test(verb)) return result;
  const rows = given.positional.slice(0, 2).flatMap((value) => {
    const entity = rowsOfClass(value);
    return entity === undefined ? rowsIn(value) : [{ entity, columns: [] }];
  });
  return rows.reduce((passed, row) => asRow(passed, rowName(row.entity, row.columns)), result);
}

/** `getTitle()` of Java asks for the field `title`; whatever is asked of a row in Ruby may be a field. */
function fieldAsked({ frame }: Here, method: string): string | undefined {
  const { language } = frame.unit.module;
  if (traits[language].asksByCalls) return method;
  const asked = language === "java" ? /^(?:get|is)([A-Z]\w*)$/.exec(method)?.[1] : undefined;
  return asked === undefined ? undefined : asked[0]!.toLowerCase() + asked.slice(1);
}

/** The value, as a row too. */
export function asRow(value: Value, name: string): Value {
  return value.names.includes(name) ? value : { ...value, names: [...value.names, name] };
}
