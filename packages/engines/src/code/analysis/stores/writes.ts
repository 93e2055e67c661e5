import { type Place, type Taint, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { listed } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";
import { rowClass } from "./reads.ts";
import { rowsIn } from "./rows.ts";
import type { SqlStatement } from "./statements.ts";

/** What came out of a hash is not what the request said. */
const hashed = /hash|crypt|argon2|pbkdf|digest|\bmd5|\bsha\d|hmac/i;

/** What a request says in a value; nothing of what was hashed. */
export function fromRequest({ names, taints }: Value): readonly Taint[] {
  return names.some((name) => hashed.test(name)) ? [] : taints.filter(({ source }) => source.label === "http");
}

/** A field of a row is assigned: `post.title = value`. */
export function noteAssigned(machine: Machine, here: Here, owner: Value, name: string, value: Value, at: Place): void {
  if (value.taints.length === 0) return;
  const taints = fromRequest(value);
  if (taints.length === 0) return;
  for (const entity of entitiesOf(here, owner))
    for (const taint of taints) machine.stored.write(entity, name, taint, at);
}

/** What tables the objects belong to that a value may be. */
function entitiesOf({ state }: Here, value: Value): string[] {
  const classes = value.names.some((name) => rowClass.test(name.replace(/\(\)$/, "")))
    ? value.objects.flatMap((number) => state.thing(number)?.instanceOf?.unit.name.toLowerCase() ?? [])
    : [];
  return [...new Set([...rowsIn(value).map(({ entity }) => entity), ...classes])];
}

/** A store is given an object to keep: `repository.save(post)`. Its class is what it is kept as. */
export function noteKept(machine: Machine, here: Here, { method, given, at }: CallSite): void {
  const { keeping } = machine.catalog(at.module.language);
  if (method === undefined || !keeping.has(method)) return;
  for (const value of given.positional) {
    for (const number of value.objects) {
      const thing = here.state.thing(number);
      if (thing?.instanceOf === undefined) continue;
      const entity = thing.instanceOf.unit.name.toLowerCase();
      for (const [name, slot] of thing.slots)
        for (const taint of fromRequest(slot)) machine.stored.write(entity, name, taint, at);
      for (const taint of fromRequest(value)) machine.stored.write(entity, "", taint, at);
    }
  }
}

/**
 * A statement of SQL writes what a request says.
 *
 * @param statement the text itself, with what is joined into it
 * @param parameters what is given beside it: one by one, as a list, or as a record
 */
export function noteWritten(
  machine: Machine,
  here: Here,
  { entity, written }: SqlStatement,
  statement: Value,
  parameters: readonly Value[],
  at: Place,
): void {
  const [first] = parameters;
  const positional = (first === undefined ? undefined : listed(here, first)) ?? parameters;
  const givenAs = (from: SqlStatement["written"][number]["from"]) => {
    if (from === "text") return statement;
    return typeof from === "number" ? positional[from] : first && optionOf(here.state, first, from);
  };
  for (const { column, from } of written)
    for (const taint of fromRequest(givenAs(from) ?? unknown)) machine.stored.write(entity, column, taint, at);
}
