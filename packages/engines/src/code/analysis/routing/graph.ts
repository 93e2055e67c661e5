import type { Placed } from "../../endpoints/index.ts";
import type { Expression, FunctionUnit } from "../../ir/index.ts";
import type { GraphFieldModel, GraphModel } from "../../models/index.ts";
import { type ClassCallable, named, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { optionOf } from "../conditions.ts";
import { listed, textOf } from "../literals.ts";
import { allGiven, type Here, hereOf, type Machine, noArguments } from "../machine.ts";

/** Functions that answer the fields of a graph: an endpoint each, below the one address that all are asked at. */

/** Where a method answers that an annotation or its class says to answer a field; `undefined` for other methods. */
export function fieldPlaceOf(machine: Machine, owner: ClassCallable, unit: FunctionUnit): Placed | undefined {
  const { graphFields } = machine.catalog(unit.module.language);
  if (graphFields.length === 0) return undefined;
  const bases = libraryBases(owner);
  for (const model of graphFields) {
    if ("base" in model) {
      const field = bases.some((base) => model.base.includes(base)) ? model.method.exec(unit.name) : null;
      const type = field === null ? undefined : typeOf(model.of, owner);
      if (type !== undefined) return placed(type, field?.[1] ?? owner.unit.name);
      continue;
    }
    for (const decorator of unit.decorators) {
      const callee = decorator.kind === "call" ? decorator.callee : decorator;
      const { names } = machine.evaluate(hereOf(owner.frame, machine.world), callee);
      if (!names.some((name) => model.annotation.includes(name))) continue;
      const said = saidBy(machine, owner, decorator);
      const type = model.of === "argument" ? said.type : typeOf(model.of, owner);
      if (type !== undefined) return placed(type, said.name ?? unit.name);
    }
  }
  return undefined;
}

/** Whether methods of a class answer fields. */
export function answersFields(machine: Machine, owner: ClassCallable): boolean {
  return owner.unit.members.some(
    ({ value }) => value.kind === "function" && fieldPlaceOf(machine, owner, value.unit) !== undefined,
  );
}

function typeOf(of: GraphFieldModel["of"], owner: ClassCallable): string | undefined {
  if (of !== "class") return of === "argument" ? undefined : of;
  return (
    /(Query|Mutation|Subscription)/.exec(owner.unit.name)?.[1] ??
    (/Queries/.test(owner.unit.name) ? "Query" : undefined)
  );
}

function placed(type: string, field: string): Placed {
  return { methods: [methodOf(type)], paths: [pathOf(type, field)], steps: [], isOpen: false };
}

/** Queries may be asked for with GET, what changes something only with POST: https://graphql.github.io/graphql-over-http/ */
function methodOf(type: string): string {
  return /mutation/i.test(type) ? "POST" : "GET";
}

function pathOf(type: string, field: string): string {
  return `/graphql#${type}/${field}`;
}

/** The field's name, and its type's, where an annotation says them. */
function saidBy(
  machine: Machine,
  owner: ClassCallable,
  decorator: Expression,
): { readonly name: string | undefined; readonly type: string | undefined } {
  if (decorator.kind !== "call") return { name: undefined, type: undefined };
  const here = hereOf(owner.frame, machine.world.fork());
  const values = decorator.args.map(({ name, value }) => ({ name, value: machine.evaluate(here, value) }));
  const textAt = (...names: string[]) =>
    textOf(values.find(({ name }) => name !== undefined && names.includes(name))?.value);
  const inOptions = values
    .map(({ value }) => textOf(optionOf(here.state, value, "name")))
    .find((text) => text !== undefined);
  const first = values.find(({ name }) => name === undefined || name === "value")?.value;
  return { name: textAt("name", "field") ?? inOptions ?? textOf(first), type: textAt("typeName", "parentType") };
}

/** Takes up the functions that a call is given for the fields of a graph: they run with what the query says. */
export function noteGraph(machine: Machine, here: Here, site: CallSite, model: GraphModel, result: Value): void {
  if (model.is === "decorator") {
    const field = textOf(site.given.positional[0]) ?? "";
    const path = pathOf(model.of, field);
    machine.registrations.addDecorator(result.number, {
      router: 0,
      methods: [methodOf(model.of)],
      path,
      steps: [],
      at: site.at,
    });
    return;
  }
  for (const options of allGiven(site.given)) {
    const given = optionOf(here.state, options, model.option);
    if (given === undefined) continue;
    if (model.is === "types")
      for (const types of listed(here, given) ?? [given])
        for (const [type, fields] of slotsOf(here, types)) noteFields(machine, here, type, fields, "parent first");
    else if (model.is === "fields") noteFields(machine, here, "Query", given, "arguments first");
    else {
      const type = textOf(optionOf(here.state, options, "name")) ?? "";
      const fields = given.callables.length > 0 ? machine.invokeAll(here, given, noArguments, site.at) : given;
      noteFields(machine, here, type, fields, "parent first");
    }
  }
}

/** Functions of a record of fields, each itself or under `resolve`. */
function noteFields(
  machine: Machine,
  here: Here,
  type: string,
  fields: Value,
  order: "parent first" | "arguments first",
): void {
  for (const [name, value] of slotsOf(here, fields)) {
    const given = ["resolve", "subscribe"].flatMap((key) => optionOf(here.state, value, key) ?? []);
    for (const callable of [value, ...given].flatMap(({ callables }) => callables)) {
      if (callable.kind !== "function") continue;
      const { unit } = callable;
      const place = { module: unit.module, start: unit.start, end: unit.start };
      const source = { label: "http" as const, what: `an argument of the field ${name}`, at: place };
      const said: Value = {
        ...unknown,
        number: machine.fresh(),
        taints: [{ source, last: undefined, safe: 0, doubt: 0 }],
      };
      const context = { ...named("graphql.Context"), number: machine.fresh() };
      const positional = order === "parent first" ? [unknown, said, context, unknown] : [said, context, unknown];
      here.frame.pending.push({ callable, positional });
      const kind = /^(Query|Mutation|Subscription)|(Query|Mutation|Subscription)(Type)?$/.exec(type);
      if (kind === null) continue;
      const path = pathOf(kind[1] ?? kind[2]!, name);
      const methods = [methodOf(type)];
      machine.registrations.add({
        kind: "endpoint",
        number: 0,
        router: 0,
        methods,
        path,
        steps: [],
        handler: unit,
        at: place,
      });
    }
  }
}

function slotsOf(here: Here, value: Value): [string, Value][] {
  return value.objects.flatMap((number) => [...(here.state.thing(number)?.slots ?? [])]);
}
