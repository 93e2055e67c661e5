import { only, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";
import { asRow, noteRowsPassed } from "./reads.ts";
import { rowName } from "./rows.ts";
import { readStatement } from "./statements.ts";
import { noteKept, noteWritten } from "./writes.ts";

const beginning = /^\s*(?:insert|replace|update|select)\s/i;
/** Methods that give a prepared statement one of its parameters, by position from 1 or by name. */
const binding = /^(?:set[A-Z]\w*|bind_?(?:value|param)s?)$/i;
const running = /^(?:execute\w*|run|exec|query|all|get|each|iterate)$/i;

/**
 * Takes up what a call keeps of a request where the program may read it again: an object that is saved, a statement of SQL.
 *
 * @returns what the call gives, as rows where it reads them
 */
export function noteStored(machine: Machine, here: Here, site: CallSite, result: Value): Value {
  noteKept(machine, here, site);
  const place = site.given.positional.findIndex((value) => beginning.test(writtenIn(value)));
  // A statement that is run later is known by its number.
  const isBegun = place >= 0 && site.target.callables.length === 0 && result.number === 0;
  const made = isBegun ? { ...result, number: machine.fresh() } : result;
  const read = noteStatement(machine, here, site, made, place) ?? fromCursor(machine, site);
  const passed = noteRowsPassed(machine, here, site, made);
  return read === undefined || passed.callables.length > 0 ? passed : asRow(passed, read);
}

function writtenIn(value: Value): string {
  return value.text ?? textOf(value) ?? "";
}

/** What a call does with the statement of SQL among its arguments, or one before; the name of the rows that it gives. */
function noteStatement(machine: Machine, here: Here, site: CallSite, result: Value, place: number): string | undefined {
  const { given, receiver, method = "" } = site;
  const { statements } = machine.stored;
  const value = given.positional[place];
  if (value !== undefined) {
    const statement = readStatement(writtenIn(value));
    if (statement === undefined) return undefined;
    if (statement.action === "read") {
      const name = rowName(statement.entity, statement.columns);
      if (receiver !== undefined) machine.stored.noteCursor(receiver.number, name);
      return name;
    }
    if (result.number !== 0) statements.set(result.number, { statement, text: value });
    noteWritten(machine, here, statement, value, given.positional.slice(place + 1), site.at);
    return undefined;
  }
  if (statements.size === 0) return undefined;
  const [first, ...rest] = given.positional;
  const begun = first === undefined ? undefined : statements.get(first.number);
  if (begun !== undefined) noteWritten(machine, here, begun.statement, begun.text, rest, site.at);
  const own = receiver === undefined ? undefined : statements.get(receiver.number);
  if (own === undefined) return undefined;
  if (running.test(method)) noteWritten(machine, here, own.statement, own.text, given.positional, site.at);
  else if (binding.test(method) && rest[0] !== undefined) noteBound(machine, here, own, site);
  return undefined;
}

/** `statement.setString(1, name)`, `bindValue(":name", $name)`, `bind_param("ss", $name, $text)`. */
function noteBound(
  machine: Machine,
  here: Here,
  { statement, text }: { readonly statement: NonNullable<ReturnType<typeof readStatement>>; readonly text: Value },
  { given, at }: CallSite,
): void {
  const [place, ...values] = given.positional;
  const key = place === undefined ? undefined : only(place);
  const bound = statement.written.filter(
    ({ from }) => from !== "text" && (typeof key === "number" ? from === key - 1 : `:${from}` === key || from === key),
  );
  const isAll = typeof key === "string" && /^[sidb]+$/.test(key) && values.length === key.length;
  const written = isAll ? statement.written : bound.map((part) => ({ ...part, from: 0 }));
  noteWritten(machine, here, { ...statement, written }, isAll ? text : unknown, values, at);
}

/** Rows of what was asked through the same cursor before. */
function fromCursor(machine: Machine, { receiver, method = "" }: CallSite): string | undefined {
  return receiver !== undefined && /^fetch/.test(method) ? machine.stored.cursorAt(receiver.number) : undefined;
}
