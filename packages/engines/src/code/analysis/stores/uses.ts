import type { StorePart, StoreUse } from "../../endpoints/index.ts";
import type { ModuleReference } from "../../ir/index.ts";
import type { Catalog, StoreModel } from "../../models/index.ts";
import { type Place, type State, type Thing, unknown, type Value } from "../../values/index.ts";
import { type CallSite, verbOf } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { optionOf } from "../conditions.ts";
import { listed, textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";
import { entityOfChain, isUnset } from "./chains.ts";
import { conditionsIn } from "./conditions.ts";
import { comparedIn, queriedIn } from "./queries.ts";
import { asRow, rowsOfClass } from "./reads.ts";
import { rowName } from "./rows.ts";
import { oneOf } from "./statements.ts";
import { noteRows } from "./whole-rows.ts";

const conversions =
  /^(?:global\.(?:parseInt|parseFloat|Number|String|BigInt)|builtins\.(?:int|str)|uuid\.UUID|strconv\.(?:Atoi|ParseInt|ParseUint)|builtin\.(?:u?int|float)\d*|java\.lang\.(?:Long|Integer)\.(?:parse\w+|valueOf)|mongoose\.Types\.ObjectId|bson\.ObjectId|mongodb\.ObjectId|csharp\.number\.Parse|System\.Convert\.To\w+)$/;
const mostDepth = 3;

/**
 * Takes up what a call asks of a data store: which objects, chosen by what, written with what.
 *
 * @returns what the call gives: what belongs to who asks says who asks, the row of a user, found by the session
 */
export function noteStoreUse(machine: Machine, here: Here, site: CallSite, result: Value): Value {
  const catalog = machine.catalog(here.frame.unit.module.language);
  const made = rowMade(site);
  const verb = verbOf(site);
  const model = made === undefined ? storeModel(catalog, verb) : { verb: made, action: "create" as const };
  if (model === undefined || here.frame.unit.symbol === "" || isOfProgram(site)) return result;
  const { at, given, receiver } = site;
  if (model.of !== undefined && !isOf(receiver, model.of)) return result;
  const statement = statementOf(site);
  const isChain = at.module.language === "go" && model.of !== undefined;
  const parts = (value: Value, name = "") => partsOf(machine, here, catalog, value, name);
  const keywords = [...given.keywords]
    .filter(([name]) => !name.startsWith("<"))
    .flatMap(([name, value]) => parts(value, name));
  let use: Pick<StoreUse, "filter" | "fields" | "entity" | "action">;
  if (statement !== undefined) use = ofStatement(here, statement, site, parts);
  else {
    const isDotnet = at.module.language === "csharp";
    const written = isChain ? entityOfChain(at, here.frame.unit) : undefined;
    const entity = made ?? written ?? (isDotnet ? oneOf(queriedIn(at)) : entityOf(at, verb, given.positional[0]));
    const compared = isDotnet ? given.positional.slice(0, 1).flatMap((value) => comparedIn(machine, here, value)) : [];
    const { filter, fields } =
      compared.length > 0
        ? { filter: compared.flatMap(({ name, value }) => parts(value, name)), fields: [] }
        : ofArguments(here.state, model, given.positional, parts);
    const isCreating = model.action === "create";
    use = {
      entity,
      action: model.action,
      filter: isCreating ? filter : [...filter, ...keywords],
      fields: isCreating ? [...fields, ...keywords] : fields,
    };
  }
  // In Go nothing that is asked for rows is anybody's: what goes with the request may be the database itself.
  const whose =
    receiver === undefined || at.module.language === "go"
      ? []
      : parts(receiver, "its own").filter(({ from }) => from === "caller");
  const bodies = [...given.positional, ...(given.more === undefined ? [] : [given.more])];
  const body = bodies.find(({ names }) => names.some((name) => catalog.bodies.has(name)));
  const whole = use.action === "read" ? undefined : body?.taints[0]?.source.at;
  if (statement === undefined) noteFields(machine, { ...use, at }, body);
  const known = use.action === "read" && use.entity !== "" ? noteRows(machine, here, site, use.entity, result) : result;
  const rows =
    statement === undefined && mayBeRow(here, site, use.entity, known) ? asRow(known, rowName(use.entity)) : known;
  if (rows !== known) giveRows(here, site, rows);
  if (use.entity === "" || use.filter.length + use.fields.length + (whole === undefined ? 0 : 1) === 0) return rows;
  const asked = isChain ? use.filter.filter((part) => !isUnset(part, at)) : use.filter;
  const filter = [...asked, ...whose];
  machine.registrations.addUse({ ...use, filter, verb, at, unit: here.frame.unit, whole });
  const isOfCaller = use.action === "read" && filter.some(({ from }) => from === "caller");
  return isOfCaller && rows.number !== 0 ? { ...rows, names: [...rows.names, "caller"] } : rows;
}

/** Whether what is called is a function of the program itself: what that asks of a store is seen there. */
function isOfProgram({ target }: CallSite): boolean {
  return target.callables.some((callable) => callable.kind === "function" && callable.unit.body.length > 0);
}

/** Takes up what requests write into fields. */
function noteFields(
  { stored }: Machine,
  { entity, action, fields, at }: Pick<StoreUse, "entity" | "action" | "fields" | "at">,
  body: Value | undefined,
): void {
  for (const { name, taint } of fields) if (taint !== undefined) stored.write(entity, name, taint, at);
  if (action !== "read") for (const taint of body?.taints ?? []) stored.write(entity, "", taint, at);
}

/** Whether what a call gives may be rows of a table: nothing else is known of it, and it is not asked of what the program holds itself. */
function mayBeRow({ state }: Here, { receiver }: CallSite, entity: string, result: Value): boolean {
  if (entity === "" || result.taints.length + result.callables.length > 0 || result.constants !== undefined)
    return false;
  if (receiver === undefined) return true;
  return (
    receiver.taints.length === 0 && receiver.objects.every((number) => state.thing(number)?.instanceOf !== undefined)
  );
}

/** Callbacks of JavaScript that are called with an error and rows: `(error, user) => …`. */
function giveRows({ frame }: Here, { given }: CallSite, rows: Value): void {
  for (const [index, pending] of frame.pending.entries()) {
    const { callable, positional } = pending;
    if (positional !== undefined || callable.kind !== "function" || callable.unit.parameters.length < 2) continue;
    const isGiven = given.positional.some(({ callables }) =>
      callables.some((other) => other.kind === "function" && other.unit === callable.unit),
    );
    if (isGiven) frame.pending[index] = { ...pending, positional: [unknown, rows] };
  }
}

/** Whether a method is called on an object of a library's class, or of one that extends it. */
function isOf(receiver: Value | undefined, names: readonly string[]): boolean {
  const owners = receiver?.callables.filter((callable) => callable.kind === "class") ?? [];
  const all = [
    ...(receiver?.names ?? []),
    ...owners.flatMap((owner) => libraryBases(owner).map((name) => `${name}()`)),
  ];
  return all.some((name) => names.includes(name));
}

function storeModel(catalog: Catalog, verb: string): StoreModel | undefined {
  // `findByIdAndOwner`: Spring Data names what it filters by.
  if (catalog.stores.size > 0 && /^(?:find|read|get|delete|exists)(?:All|First|One)?By[A-Z]\w*$/.test(verb))
    return { verb, action: verb.startsWith("delete") || /And(?:Update|Delete|Remove)$/.test(verb) ? "change" : "read" };
  return catalog.stores.get(verb);
}

/** The name of the class whose row a call makes. */
function rowMade({ target }: CallSite): string | undefined {
  return rowsOfClass(target);
}

/** The number that a conversion of untrusted text gives still comes from the request. */
export function noteConversion(machine: Machine, site: CallSite, result: Value): Value {
  const first = site.given.positional[0];
  if (first === undefined || !site.target.names.some((name) => conversions.test(name))) return result;
  if (result.names.length === 0) {
    const { callers } = machine.catalog(site.at.module.language);
    if (first.names.some((name) => callers?.test(name))) return { ...result, names: ["caller"] };
  }
  if (result.taints.length > 0) return result;
  const source = first.taints[0]?.source.at ?? machine.registrations.requestNumber(first.number);
  if (source === undefined || result.objects.length > 0 || result.constants !== undefined) return result;
  const number = result.number === 0 ? machine.fresh() : result.number;
  machine.registrations.noteRequestNumber(number, source);
  return { ...result, number };
}

const hashes = /hash|crypt|argon2|pbkdf|digest|\bmd5|\bsha\d|hmac|set_?password/i;
/** What is hashed where passwords are, or a function for nothing else. */
const ofPasswords = /pass|pwd|\bpw\b|plain|secret|\b(v|val|value)\b|bcrypt|argon|scrypt|pbkdf/i;

/** Takes up that a function hashes or encrypts what may be a password. */
export function noteHashing(machine: Machine, { frame }: Here, { target, method, name, at }: CallSite): void {
  const verb = method ?? name ?? verbOf({ method, target });
  if (!hashes.test(verb) || !ofPasswords.test(at.module.text.slice(at.start, Math.min(at.end, at.start + 300)))) return;
  machine.registrations.hashing.add(frame.unit);
}

/** Their first argument may be the class whose rows are asked for. */
const ofClass = /^(?:get_object_or_404|get_or_404|get_one_or_404|get|find|getReference|load)$/;
/** The object that one of these is given first is to be filled; what chooses it comes behind. */
const filling = /^(?:First|Last|Take|Find|Delete)$/;

/** Each of their arguments is a condition of its own, unless the first is the name of a column. */
const ofConditions = /^(?:filter|where)$/;

type Parts = (value: Value, name?: string) => StorePart[];

function ofArguments(
  state: State,
  model: StoreModel,
  positional: readonly Value[],
  parts: Parts,
): { readonly filter: StorePart[]; readonly fields: StorePart[] } {
  const where = positional.map((value) => optionOf(state, value, "where")).find((value) => value !== undefined);
  const data = positional.map((value) => optionOf(state, value, "data")).find((value) => value !== undefined);
  const [first, ...others] = positional;
  if (model.action === "create") return { filter: [], fields: parts(data ?? first ?? unknown) };
  if (where !== undefined) {
    const isApart = first !== undefined && optionOf(state, first, "where") === undefined;
    return { filter: parts(where), fields: data !== undefined ? parts(data) : isApart ? parts(first) : [] };
  }
  if (first === undefined) return { filter: [], fields: [] };
  // `row.update(values)`: which row is known before.
  if (model.verb === "update" && others.length === 0) return { filter: [], fields: parts(first) };
  const column = textOf(first);
  // `where("user_id", id)`
  if (column !== undefined && others.length > 0) return { filter: ofColumn(column, others, parts), fields: [] };
  if (model.of !== undefined && filling.test(model.verb)) {
    const [condition, ...values] = others;
    const text = textOf(condition);
    if (text !== undefined && values.length > 0) return { filter: ofColumn(text, values, parts), fields: [] };
    return { filter: others.flatMap((value) => parts(value)), fields: [] };
  }
  if (ofConditions.test(model.verb)) return { filter: positional.flatMap((value) => parts(value)), fields: [] };
  const named = /By([A-Z]\w*)$/
    .exec(model.verb)?.[1]
    ?.split("And")
    .map((name) => name[0]!.toLowerCase() + name.slice(1));
  const isByField = named !== undefined && (positional.length > 1 || named[0] !== "id");
  if (isByField && model.action === "read")
    return { filter: positional.flatMap((value, index) => parts(value, named[index] ?? "")), fields: [] };
  if (ofClass.test(model.verb) && first.callables.length > 0)
    return { filter: others.flatMap((value) => parts(value)), fields: [] };
  return { filter: parts(first), fields: others.flatMap((value) => parts(value)) };
}

/** `where("user_id = ? and id = ?", user, id)`; and where it is the name of one column, the last value is what that has to be. */
function ofColumn(column: string, others: readonly Value[], parts: Parts): StorePart[] {
  const asked = columnsAsked(column);
  if (asked.length === 0) return parts(others.at(-1)!, column);
  return others.flatMap((value, index) => parts(value, asked[index] ?? ""));
}

/** Columns that the text of a condition compares with placeholders, in order. */
function columnsAsked(text: string): string[] {
  return [...text.matchAll(/(\w+)["`\]]?\s*(?:=|<|>|like|in)\s*(?:\(\s*)?(?:\?|\$\d+|%s|:\w+|@\w+)/gi)].map(
    ([, name]) => name!,
  );
}

/** What a value of a filter comes from; of a record, each of its fields. */
function partsOf(machine: Machine, here: Here, catalog: Catalog, value: Value, name: string, depth = 0): StorePart[] {
  const things = value.objects.flatMap((number) => here.state.thing(number) ?? []);
  const isPlain = (thing: Thing) => thing.instanceOf === undefined || isRow(here, value);
  const slots = things.flatMap((thing) => (isPlain(thing) ? [...thing.slots] : []));
  if (slots.length > 0 && depth < mostDepth)
    return slots.flatMap(([key, part]) =>
      partsOf(machine, here, catalog, part, /^\d+$|^\$/.test(key) ? name : key, depth + 1),
    );
  const conditions = conditionsIn(machine, value);
  if (conditions.length > 0 && depth < mostDepth)
    return conditions.flatMap(({ column, value: part }) => partsOf(machine, here, catalog, part, column, depth + 1));
  if (value.names.some((candidate) => catalog.callers?.test(candidate)))
    return [{ name, from: "caller", source: undefined }];
  // What came out of a hash is not what the request said.
  const isHash = value.names.some((made) => hashes.test(made));
  const taint = isHash ? undefined : value.taints.find(({ source }) => source.label === "http");
  const source = taint?.source.at ?? machine.registrations.requestNumber(value.number);
  if (source !== undefined) return [{ name, from: "request", source, ...(taint && { taint }) }];
  const isLiteral = value.constants !== undefined && !value.isOpen;
  return [{ name, from: isLiteral ? "literal" : "unknown", source: undefined }];
}

/** An object that code of .NET or Go makes and gives to a store is what is asked for or written there, field by field. */
function isRow(here: Here, { taints }: Value): boolean {
  const { language } = here.frame.unit.module;
  return (language === "csharp" || language === "go") && taints.length === 0;
}

const statement =
  /^\s*(select|update|delete|insert)\b[\s\S]*?\b(?:from|update|into)\s+["`]?(\w+)|^\s*(update)\s+["`]?(\w+)/i;

/** The text of a statement that is given as the first argument. */
function statementOf({ given }: CallSite): string | undefined {
  const text = given.positional
    .map((value) => value.text ?? textOf(value))
    .find((found) => found !== undefined && statement.test(found));
  return text;
}

function ofStatement(
  here: Here,
  text: string,
  { given }: CallSite,
  parts: Parts,
): Pick<StoreUse, "filter" | "fields" | "entity" | "action"> {
  const [, first, table, second, other] = statement.exec(text)!;
  const word = (first ?? second ?? "").toLowerCase();
  const place = given.positional.findIndex((value) => (value.text ?? textOf(value)) === text);
  const rest = given.positional.slice(place + 1).filter(({ callables }) => callables.length === 0);
  const values = rest.flatMap((value) => listed(here, value) ?? [value]);
  const columns =
    word === "insert"
      ? (/\(([^)]*)\)/.exec(text)?.[1] ?? "").split(",").map((name) => name.trim())
      : columnsAsked(text);
  const all = values.flatMap((value, index) => parts(value, columns[index] ?? ""));
  const entity = oneOf(table ?? other ?? "");
  if (word === "insert") return { entity, action: "create", filter: [], fields: all };
  return { entity, action: word === "select" ? "read" : "change", filter: all, fields: [] };
}

const noEntity =
  /^(this|self|db|database|prisma|query|objects|session|models?|await|return|em|manager|knex|collection|repository|getRepository|repo|store|new|client|pool|conn|connection|tx|where|filter|filter_by|findOne|find|get|app|ctx|req|request|cursor|entityManager|datasource|get_object_or_404|first|select_related|and|or|not)$/i;

const entities = new WeakMap<ModuleReference, Map<string, string>>();

/** What is kept: the last name before the verb that is not only a way there, as one of them in lower case. */
function entityOf(at: Place, verb: string, first: Value | undefined): string {
  const owner = first?.callables.find((callable) => callable.kind === "class");
  if (owner?.kind === "class") return owner.unit.name.toLowerCase();
  let known = entities.get(at.module);
  if (known === undefined) {
    known = new Map();
    entities.set(at.module, known);
  }
  const key = `${at.start}-${at.end} ${verb}`;
  let entity = known.get(key);
  if (entity === undefined) {
    entity = writtenEntity(at, verb);
    known.set(key, entity);
  }
  return entity;
}

function writtenEntity(at: Place, verb: string): string {
  const text = at.module.text.slice(at.start, Math.min(at.end, at.start + 400));
  // The longest chain: the verb may come more than once.
  const end = text.lastIndexOf(`.${verb}`);
  const before = end > 0 ? text.slice(0, end) : text;
  const chain = before.replace(/\{[^{}]*\}/g, " ").split(/\.(?:where|filter|filter_by|find\w*)\(/)[0]!;
  const names = chain.match(/[A-Za-z_]\w*/g) ?? [];
  const found = names.filter((name) => !noEntity.test(name)).at(-1);
  return oneOf(
    (found ?? "").replace(/_?(repository|repo|model|service|dao|store|collection|col)s?$/i, "").toLowerCase(),
  );
}
