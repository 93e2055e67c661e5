import { type FunctionUnit, writtenName } from "../../ir/index.ts";
import type { PutModel, RenderModel } from "../../models/index.ts";
import { type Callable, constant, only, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { holds } from "../conditions.ts";
import { elementsOf } from "../elements.ts";
import { load } from "../load.ts";
import { givenAt, type Here, type Machine, placeOf } from "../machine.ts";
import { storeSlot } from "../store.ts";
import { pageNamed } from "./named.ts";
import { type Knowledge, numberOf, showTemplate } from "./templates.ts";

/** Shows the page that a call means, as models say. */
export function showRendered(machine: Machine, here: Here, names: readonly string[], site: CallSite): void {
  const { renders, puts } = machine.catalog(here.frame.unit.module.language);
  if (renders.size === 0 || machine.pages().length === 0) return;
  for (const name of names) put(machine, here, puts.get(name), site);
  for (const name of names) for (const model of renders.get(name) ?? []) render(machine, here, model, site);
}

function put(machine: Machine, here: Here, model: PutModel | undefined, { given, receiver }: CallSite): void {
  if (model === undefined || receiver === undefined) return;
  const [name, value] = [givenAt(given, model.name), givenAt(given, model.value)];
  const text = name === undefined ? undefined : only(name);
  if (typeof text === "string" && value !== undefined)
    storeSlot(here.state, { ...receiver, number: numberOf(machine, receiver) }, text, value);
}

function render(machine: Machine, here: Here, model: RenderModel, site: CallSite): void {
  const { given, receiver, at } = site;
  if (!(model.when ?? []).every((condition) => holds(here.state, condition, given, receiver))) return;
  const of = (reference: number | string) => (reference === "receiver" ? receiver : givenAt(given, reference));
  const variables = (model.variables ?? []).flatMap((reference) => of(reference) ?? []);
  const named = new Map<string, Value>(model.takesNamed ? given.keywords : []);
  for (const [name, reference] of Object.entries(model.gives ?? {})) {
    const value = of(reference);
    if (value !== undefined) named.set(name, value);
  }
  const [name, value] = (model.entry ?? []).map((reference) => of(reference));
  const text = name === undefined ? undefined : only(name);
  if (typeof text === "string" && value !== undefined) named.set(text, value);
  const knowledge: Knowledge = {
    variables,
    named,
    isUnescaped: model.isUnescaped === true || isSet(here, receiver),
    around: [],
  };
  const templates = model.template.flatMap((reference) =>
    reference === "receiver" ? slotsOf(here, receiver, templateSlot) : (of(reference) ?? []),
  );
  for (const called of new Set(templates.flatMap((value) => textsOf(here, value)))) {
    const page = pageNamed(machine, called, here.frame.unit.module.path);
    if (page !== undefined) showTemplate(machine, here, page, knowledge, at);
  }
}

/** Shows the template that a class of Django names, with what its method says that it knows. */
export function showContext(machine: Machine, here: Here, { unit, self }: Callable & { kind: "function" }): void {
  if (unit.name !== "get_context_data" || self === undefined) return;
  const at = placeOf(here, unit);
  const text = only(load(machine, here, self, "template_name", at));
  const page = typeof text === "string" ? pageNamed(machine, text, unit.module.path) : undefined;
  for (const { value, state } of page === undefined ? [] : here.exits.returns) {
    const knowledge: Knowledge = { variables: [value], named: new Map(), isUnescaped: false, around: [] };
    showTemplate(machine, { ...here, state }, page!, knowledge, { ...at, end: at.start });
  }
}

/** Annotations of methods that answer a request with what they return: of Spring, the name of a page. */
const mapped = /^(Request|Get|Post|Put|Patch|Delete)Mapping$/;

/** Whether what a method returns may be the name of a page. */
export function namesPage({ decorators }: FunctionUnit): boolean {
  return decorators.some((decorator) => mapped.test(writtenName(decorator)));
}

const models = /^(Model|ModelMap|Map|ExtendedModelMap)$/;

/** Shows the template that a method of Spring returns the name of, with its model and the objects that are bound for it. */
export function showReturned(machine: Machine, here: Here, { unit }: Callable & { kind: "function" }): void {
  if (!namesPage(unit)) return;
  const at = placeOf(here, unit);
  for (const { value, state } of here.exits.returns) {
    const pages = (value.constants ?? []).flatMap((text) =>
      typeof text === "string" ? (pageNamed(machine, text, unit.module.path) ?? []) : [],
    );
    if (pages.length === 0) continue;
    const variables: Value[] = [];
    const named = new Map<string, Value>();
    for (const { name, annotation } of unit.parameters) {
      const given = state.variable(here.frame.variable(name, machine.fresh));
      if (given === undefined) continue;
      const type = writtenName(annotation);
      if (models.test(type)) variables.push(given);
      else if (given.objects.length > 0) named.set(type.charAt(0).toLowerCase() + type.slice(1), given);
    }
    for (const page of pages)
      showTemplate(
        machine,
        { ...here, state },
        page,
        { variables, named, isUnescaped: false, around: [] },
        { ...at, end: at.start },
      );
  }
}

/** Under these names an engine keeps that it escapes nothing, and a template what it is called: no program can write them. */
const unescapedSlot = "page unescaped";
const templateSlot = "page template";

/** What a call gives, with what is known of the engine or the template that it makes. */
export function withTemplate(
  machine: Machine,
  here: Here,
  names: readonly string[],
  { given, receiver }: CallSite,
  result: Value,
): Value {
  const { engines } = machine.catalog(here.frame.unit.module.language);
  const engine = names.find((name) => engines.has(name));
  if (engine === undefined) return result;
  const model = engines.get(engine)!;
  const made = result.number === 0 ? { ...result, number: machine.fresh() } : result;
  const [reference] = model.template ?? [];
  const template = reference === undefined ? undefined : [givenAt(given, reference) ?? unknown];
  const before = [receiver, given.positional[0]];
  for (const known of template ?? before.flatMap((value) => slotsOf(here, value, templateSlot)))
    storeSlot(here.state, made, templateSlot, known);
  const isUnescaped =
    model.isUnescaped === true &&
    (model.when ?? []).every((condition) => holds(here.state, condition, given, receiver));
  if (isUnescaped || before.some((value) => isSet(here, value)))
    storeSlot(here.state, made, unescapedSlot, constant(true));
  return made;
}

function isSet(here: Here, value: Value | undefined): boolean {
  return slotsOf(here, value, unescapedSlot).length > 0;
}

function slotsOf(here: Here, value: Value | undefined, name: string): Value[] {
  if (value === undefined) return [];
  const numbers = value.objects.length > 0 ? value.objects : [value.number];
  return numbers.flatMap((number) => here.state.thing(number)?.slots.get(name) ?? []);
}

/** What a template is called: one text, one of several, or the first of a list that is there. */
function textsOf(here: Here, value: Value): string[] {
  const all = value.constants ?? (value.objects.length > 0 ? elementsOf(here.state, value).constants : undefined) ?? [];
  return all.flatMap((each) => (typeof each === "string" ? [each] : []));
}
