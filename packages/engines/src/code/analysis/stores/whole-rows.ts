import type { State, Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import { allGiven, type Here, type Machine } from "../machine.ts";
import { noteColumns } from "./columns.ts";

/** Reads of whole rows, in the libraries that give rows as objects which can be written out. */
const wholeReads =
  /^(findAll|findByPk|findById|findOne|findMany|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|find|findAndCountAll|findOneBy|findBy)$/;
/** Options that say which fields are wanted. */
const choices = ["attributes", "select", "projection", "fields", "omit", "raw"];
const answers = /(Response|Reply|NextResponse|Context|ServerResponse)(\(\))?\.(json|jsonp|send)$/;
/** What decides somewhere else which fields are shown. */
const hides = /toJSON|defaultScope|select\s*:\s*false|transform\s*[:(]|toPublic|hidden\s*:/i;
const mostDepth = 3;

/** Takes up what a call says a table or collection holds: sequelize's `define` and `init`, mongoose's `model`. */
export function noteTable(
  machine: Machine,
  here: Here,
  { target, method, receiver, given, at }: CallSite,
  result: Value,
): void {
  if (here.frame.unit.module.language !== "javascript") return;
  const { registrations } = machine;
  const [first, second] = given.positional;
  const note = (name: string, described: Value | undefined) => {
    const columns = described === undefined ? [] : columnsOf(here.state, described);
    if (described === undefined || columns.length === 0) return;
    const entity = name.replace(/(?<=\w)(Model|Entity|Schema)$/, "").toLowerCase();
    registrations.tables.set(entity, { columns, isSelective: hides.test(at.module.text) });
    noteColumns(machine, here.state, entity, described);
  };
  if (method === "define" && first !== undefined && second !== undefined) note(textOf(first) ?? "", second);
  if (method === "init" && first !== undefined) {
    const owner = receiver?.callables.find((callable) => callable.kind === "class");
    if (owner?.kind === "class") note(owner.unit.name, first);
  }
  if (target.names.includes("mongoose.Schema") && first !== undefined) registrations.schemas.set(result.number, first);
  if (target.names.includes("mongoose.model") && first !== undefined && second !== undefined)
    note(textOf(first) ?? "", registrations.schemas.get(second.number));
}

function columnsOf(state: State, value: Value): string[] {
  return value.objects.flatMap((number) => [...(state.thing(number)?.slots.keys() ?? [])]);
}

/** Takes up that a call gives rows with all their fields; gives the value a number to know them by. */
export function noteRows(machine: Machine, here: Here, site: CallSite, entity: string, result: Value): Value {
  const { method, given } = site;
  if (here.frame.unit.module.language !== "javascript" || method === undefined || !wholeReads.test(method))
    return result;
  const isChosen =
    (/^find(One|ById)?$/.test(method) && given.positional.length > 1 && given.positional[1]!.callables.length === 0) ||
    given.positional.some((value) => choices.some((name) => optionOf(here.state, value, name) !== undefined)) ||
    /\.(select|lean|project|pick|map)\s*\(/.test(site.at.module.text.slice(site.at.end, site.at.end + 80));
  if (isChosen || result.objects.length > 0) return result;
  const number = result.number === 0 ? machine.fresh() : result.number;
  machine.registrations.rows.set(number, entity);
  return { ...result, number };
}

/** Takes up that rows are answered with as they are. */
export function noteAnswer(machine: Machine, here: Here, { target, given, at }: CallSite): void {
  const { rows, rowsGiven } = machine.registrations;
  if (rows.size === 0 || !target.names.some((name) => answers.test(name))) return;
  const seen = allGiven(given).flatMap((value) => within(here.state, value));
  for (const value of seen) {
    const entity = rows.get(value.number);
    if (entity !== undefined)
      rowsGiven.set(`${at.module.path}:${at.start}:${entity}`, { entity, at, unit: here.frame.unit });
  }
}

function within(state: State, value: Value, depth = 0): Value[] {
  if (depth >= mostDepth) return [value];
  const parts = value.objects.flatMap((number) => {
    const thing = state.thing(number);
    return thing === undefined || thing.instanceOf !== undefined
      ? []
      : [...thing.slots.values(), ...(thing.rest === undefined ? [] : [thing.rest])];
  });
  return [value, ...parts.flatMap((part) => within(state, part, depth + 1))];
}
