import type { ClassUnit, LanguageId, Member } from "../ir/index.ts";
import type { Catalog, SourceModel } from "../models/index.ts";
import {
  type ClassCallable,
  constant,
  contextSet,
  joinAll,
  madeSafe,
  nothing,
  oneOf,
  type Place,
  unknown,
  type Value,
  withSlot,
} from "../values/index.ts";
import { beside } from "./beside.ts";
import { libraryBases } from "./classes/bases.ts";
import { measured } from "./classes/typed.ts";
import { lengthOf } from "./compare.ts";
import { withFacts } from "./facts.ts";
import { type Here, type Machine, noArguments } from "./machine.ts";
import { memberNames } from "./names.ts";
import { ownPathOfUpload, readHanded } from "./stores/handed.ts";
import { readField } from "./stores/reads.ts";
import { traits } from "./traits.ts";

/** What `value.name` is. */
export function load(machine: Machine, here: Here, value: Value, name: string, at: Place): Value {
  const found = memberAt(machine, here, value, name, at);
  if (value.names.length + value.callables.length === 0) return found;
  return readHanded(machine, here, value, name, readField(here, value, name, found, at), at);
}

/** `/ab+/.source`, `re.compile("ab+").pattern`: the text of a regular expression. */
function sourceOf({ names }: Value): Value | undefined {
  const pattern = names.find((name) => name.startsWith("regex:"));
  return pattern === undefined ? undefined : constant(pattern.slice("regex:".length));
}

function memberAt(machine: Machine, here: Here, value: Value, name: string, at: Place, isCall = false): Value {
  const source = name === "source" || name === "pattern" ? sourceOf(value) : undefined;
  if (source !== undefined) return source;
  const found: Value[] = [];
  let isComplete = !value.isOpen;
  let isOwn = false;
  for (const number of holdersOf(value)) {
    const thing = number === 0 ? undefined : here.state.thing(number);
    if (thing === undefined) continue;
    const slot = thing.slots.get(name);
    if (slot !== undefined) {
      found.push(slot);
      if (slot.names.includes(measured)) return ofRequest(machine, here, value, slot);
      if (number === value.number) isComplete = true;
      continue;
    }
    const method = thing.instanceOf && memberOf(machine, here, thing.instanceOf, name, value, false, at, !isCall);
    if (method) {
      if (method.names.includes(measured)) return method;
      found.push(method);
      isOwn = true;
      const isLate = traits[here.frame.unit.module.language].fillsFieldsLate && method.objects.length > 0;
      if (isLate) here.state.setThing(number, withSlot(thing, name, method, true));
      if (traits[here.frame.unit.module.language].isTyped) isComplete = true;
    } else if (thing.rest !== undefined) found.push(thing.rest);
    else isComplete = isComplete && thing.instanceOf === undefined;
  }
  for (const callable of value.callables) {
    if (callable.kind !== "class") continue;
    const method = memberOf(machine, here, callable, name, value, true, at, !isCall);
    if (method) found.push(method);
  }
  if (found.length > 0 && isComplete && value.taints.length === 0) return withFacts(here.state, joinAll(found));
  const submodule = found.length === 0 ? loadSubmodule(machine, here, value, name, at) : undefined;
  if (submodule !== undefined) return submodule;
  const fromOutside = loadUnknown(machine, here, withBases(here, value, found), name, at, isCall);
  // What a class of the project says of itself hides what it would inherit from a library's.
  const isPlain = found.length > 0 && (fromOutside === unknown || (isOwn && value.taints.length === 0));
  return withFacts(here.state, isPlain ? { ...joinAll(found), isOpen: true } : joinAll([...found, fromOutside]));
}

/** Classes of Java have the static members of the library's classes that they extend. */
function withBases(here: Here, value: Value, found: readonly Value[]): Value {
  if (found.length > 0 || here.frame.unit.module.language !== "java") return value;
  const bases = value.callables.flatMap((callable) => (callable.kind === "class" ? libraryBases(callable) : []));
  return bases.length === 0 ? value : { ...value, names: [...value.names, ...bases] };
}

/** Numbers of what members of a value may stand in. */
function holdersOf({ number, objects, callables }: Value): readonly number[] {
  const made = callables.flatMap((callable) =>
    callable.kind === "function" && callable.number !== undefined && callable.number !== number ? callable.number : [],
  );
  if (made.length === 0 && (number === 0 || objects.includes(number))) return objects;
  return objects.includes(number) ? [...objects, ...made] : [...objects, number, ...made];
}

/** What `value.name(…)` calls: where methods are overloaded, a method, also where a field has the same name. */
export function loadCallee(machine: Machine, here: Here, value: Value, name: string, at: Place): Value {
  if (traits[here.frame.unit.module.language].overloads) {
    const methods = value.objects.flatMap((number) => {
      const owner = here.state.thing(number)?.instanceOf;
      const method = owner && memberOf(machine, here, owner, name, value, false, at);
      return method !== undefined && method.callables.length > 0 && method.objects.length === 0 ? [method] : [];
    });
    if (methods.length > 0 && methods.length === value.objects.length) return joinAll(methods);
  }
  return memberAt(machine, here, value, name, at, true);
}

/** A module inside a package, where the package has no such name itself. */
function loadSubmodule(machine: Machine, here: Here, value: Value, name: string, at: Place): Value | undefined {
  const owner = value.names.find((candidate) => candidate.startsWith("package:"));
  if (owner === undefined) return undefined;
  const { path, language } = here.frame.unit.module;
  const found = machine.importModule(path, `${owner.slice("package:".length)}.${name}`, language, at);
  return found.objects.length > 0 || found.names.some((candidate) => candidate.startsWith("package:"))
    ? found
    : undefined;
}

/** A member of something known only by its library name or its untrusted content. */
function loadUnknown(machine: Machine, here: Here, value: Value, name: string, at: Place, isCall: boolean): Value {
  const catalog = machine.catalog(here.frame.unit.module.language);
  const number = value.number === 0 ? 0 : machine.memberNumber(value.number, name);
  if (value.names.length === 0 && value.taints.length === 0) return number === 0 ? unknown : { ...unknown, number };
  const names = memberNames(catalog, value.names, name);
  const source = firstKnown(catalog.sources, names) ?? (isCall ? undefined : sourceAmong(catalog, value.names, name));
  if (source !== undefined) {
    const taint = {
      source: { label: source.label, what: source.what, at },
      last: undefined,
      safe: contextSet(...(source.safe ?? [])),
      doubt: Math.max(0, ...value.taints.map((other) => other.doubt)),
    };
    return { ...unknown, names, taints: [taint], number: number || machine.fresh() };
  }
  if (isPathOfUpload(here, value, name)) return number === 0 ? unknown : { ...unknown, number };
  const isField = value.names.some((owner) => fieldsOfRequest.test(owner));
  const isMeasure = !isField && measures[here.frame.unit.module.language]?.has(name) === true;
  if (name === "length" && isMeasure && names.length === 0 && value.taints.length > 0) return lengthOf(value);
  if (value.taints.length > 0 && !isMeasure) {
    const partOf = hosts.has(name)
      ? [...value.partOf, { about: value.number, safe: contextSet("url", "redirect") }]
      : [];
    const sanitizer = firstKnown(catalog.sanitizers, names);
    const said = sanitizer === undefined || sanitizer.safe === "every" ? 0 : contextSet(...sanitizer.safe);
    const safe = isNameOfUpload(here, value, name) ? said | contextSet("path") : said;
    return madeSafe({ ...unknown, names, taints: value.taints, number, partOf }, safe);
  }
  if (names.length === 0) return number === 0 ? unknown : { ...unknown, number };
  if (names.every((full) => catalog.constants.has(full)))
    return { ...oneOf(names.map((full) => catalog.constants.get(full)!)), names, number };
  return { ...unknown, names, number };
}

function firstKnown<T>(models: ReadonlyMap<string, T>, names: readonly string[]): T | undefined {
  for (const name of names) {
    const model = models.get(name);
    if (model !== undefined) return model;
  }
  return undefined;
}

/** The path that the parser of uploads itself gave a file: https://github.com/node-formidable/formidable#file */
function isPathOfUpload({ frame }: Here, { taints }: Value, name: string): boolean {
  return (
    frame.unit.module.language === "javascript" &&
    ownPathOfUpload.test(name) &&
    taints.length > 0 &&
    taints.every(({ source }) => source.what.startsWith("an uploaded file"))
  );
}

/** Folders before the name of an upload are taken away: https://pkg.go.dev/mime/multipart#Part.FileName */
function isNameOfUpload({ frame }: Here, { taints }: Value, name: string): boolean {
  return (
    frame.unit.module.language === "go" &&
    name === "Filename" &&
    taints.every(({ source }) => /^(an uploaded file|the form \(MultipartForm)/.test(source.what))
  );
}

/** The source that is read under any name, or any with the same beginning: `$_SERVER["HTTP_…"]`. */
function sourceAmong(catalog: Catalog, owners: readonly string[], name: string): SourceModel | undefined {
  for (const owner of owners) {
    const source =
      catalog.sources.get(`${owner}.*`) ?? catalog.sources.get(`${owner}.${name.slice(0, name.indexOf("_") + 1)}*`);
    if (source !== undefined) return source.except?.includes(name) === true ? undefined : source;
  }
  return undefined;
}

/** Parts of an address that say where it leads. */
const hosts = new Set(
  "host hostname netloc origin domain authority site Host IdnHost DnsSafeHost Authority".split(" "),
);

/** Records of a request, whose fields senders name: one that is called `size` is no measure. */
const fieldsOfRequest =
  /\.(query|params|body|cookies|form|args|values|GET|POST|(json|parseBody|queries|query|valid)\(\))$/;

/** What does not carry the content: lengths, and the path that PHP itself gave an uploaded file. */
const measures: Partial<Record<LanguageId, ReadonlySet<string>>> = {
  javascript: new Set(["length", "size", "byteLength"]),
  java: new Set(["length"]),
  php: new Set(["tmp_name"]),
  csharp: new Set(["Length", "Count", "HasValue", "Ticks"]),
};

/** A method, getter or class field, looked up through the bases. */
export function memberOf(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  name: string,
  self: Value | undefined,
  isStatic: boolean,
  at: Place,
  isRead = false,
  seen = 0,
): Value | undefined {
  const { separatesStatic, overloads } = traits[owner.frame.unit.module.language];
  const apart = owner.methods.get(name);
  if (apart !== undefined)
    return { ...nothing, constants: undefined, callables: [{ ...apart, self: isStatic ? undefined : self, owner }] };
  const named = membersOf(owner.unit).get(name) ?? noMembers;
  const members = separatesStatic ? named.filter((candidate) => candidate.isStatic === isStatic) : named;
  // Methods of one name and different parameters are all meant until it is known how they are called.
  const methods = members.filter((member) => member.kind === "method");
  // Fields and methods may have the same name: what is read, not called, is the field.
  const fields = overloads && isRead ? members.filter((member) => member.kind !== "method") : [];
  const meant =
    fields.length > 0 ? fields.slice(0, 1) : overloads && methods.length > 0 ? methods : members.slice(0, 1);
  if (meant.length > 0)
    return joinAll(meant.map((member) => memberValue(machine, here, owner, member, self, isStatic, at)));
  if (seen > 8) return undefined;
  const inherited: Value[] = [];
  for (const base of owner.bases) {
    for (const callable of base.callables) {
      if (callable.kind !== "class") continue;
      const found = memberOf(machine, here, callable, name, self, isStatic, at, isRead, seen + 1);
      if (found) inherited.push(found);
    }
  }
  return inherited.length === 0 ? undefined : joinAll(inherited);
}

const noMembers: readonly Member[] = [];
const membersOf = beside<ClassUnit, ReadonlyMap<string, readonly Member[]>>(({ members }) =>
  Map.groupBy(members, ({ name }) => name),
);

function memberValue(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  member: Member,
  self: Value | undefined,
  isStatic: boolean,
  at: Place,
): Value {
  if (member.value.kind !== "function") {
    const value = fieldValue(machine, { ...here, frame: owner.frame }, member);
    return member.isReassigned ? { ...value, isOpen: true } : value;
  }
  const isOwnMethod = !(isStatic && traits[owner.frame.unit.module.language].namesSelf) || member.isStatic;
  const method: Value = {
    ...nothing,
    constants: undefined,
    callables: [
      { kind: "function", unit: member.value.unit, frame: owner.frame, self: isOwnMethod ? self : undefined, owner },
    ],
  };
  return member.kind === "getter" ? machine.invokeAll(here, method, noArguments, at) : method;
}

/** Fields that are being evaluated. */
const open = new WeakSet<Member>();

/** What a field begins with. One that asks for itself, also through others, has nothing then that anybody knows. */
function fieldValue(machine: Machine, here: Here, member: Member): Value {
  if (open.has(member)) return unknown;
  open.add(member);
  try {
    return machine.evaluate(here, member.value);
  } finally {
    open.delete(member);
  }
}

/** A number that an object of a request holds: nothing is hidden in it, and it still says what is asked for. */
function ofRequest(machine: Machine, { frame }: Here, owner: Value, slot: Value): Value {
  const from = owner.taints.find(({ source }) => source.label === "http");
  if (from === undefined || frame.unit.module.language !== "csharp") return slot;
  const number = machine.fresh();
  machine.registrations.noteRequestNumber(number, from.source.at);
  return { ...slot, number };
}
