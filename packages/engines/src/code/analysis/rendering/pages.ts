import type { Module } from "../../ir/index.ts";
import { emptyThing, Frame, isSafeFor, joinAll, only, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import type { Exits, Here, Machine } from "../machine.ts";
import { pageNamed } from "./named.ts";
import { showTemplate } from "./templates.ts";

const mostDepth = 12;
/** What templates call the object of all that they were given. */
const allGiven = "locals";

/** Shows the template that `render("name", variables)` or, in a template, `include("name", variables)` means. */
export function showPage(machine: Machine, here: Here, { given, at }: CallSite): void {
  const [first, variables] = given.positional;
  const name = first === undefined ? undefined : only(first);
  if (typeof name !== "string" || here.frame.depth > mostDepth || !machine.mayFollow) return;
  const template = pageNamed(machine, name, here.frame.unit.module.path);
  if (template === undefined) return;
  if (template.template === undefined) show(machine, here, template, variables);
  else {
    const known = { variables: variables === undefined ? [] : [variables], named: new Map(), around: [] };
    showTemplate(machine, here, template, { ...known, isUnescaped: false }, at);
  }
}

/** Reports what a tag that does not escape puts into a page. */
export function checkShown(machine: Machine, here: Here, { given, at }: CallSite): void {
  const taints = (given.positional[0]?.taints ?? []).filter(
    ({ source, safe }) => (source.label === "http" || source.label === "stored") && !isSafeFor(safe, "html"),
  );
  const { unit } = here.frame;
  const sink = "a tag that does not escape";
  if (taints.length > 0) machine.report({ rule: "cross-site-scripting", at, unit, sink, taints, doubt: 0 });
}

/** A part knows what the page around it was given, and what it is given itself. */
function show(machine: Machine, here: Here, { top }: Module, given: Value | undefined): void {
  const holder = here.frame.holderOf(allGiven);
  const around = holder === undefined ? undefined : here.state.variable(holder.variable(allGiven, machine.fresh));
  const all = [around, given].flatMap((value) => value ?? []);
  const variables = all.length === 0 ? undefined : joinAll(all);
  const things = all.flatMap(({ objects }) => objects.map((number) => here.state.thing(number) ?? emptyThing()));
  const slots = new Map(things.flatMap((thing) => [...thing.slots]));
  const locals = new Set([...top.locals, ...slots.keys(), allGiven]);
  const frame = new Frame({ ...top, locals }, undefined, undefined, undefined, here.frame.depth + 1);
  const state = here.state.fork();
  for (const [name, value] of slots) state.setVariable(frame.variable(name, machine.fresh), value);
  if (variables !== undefined) state.setVariable(frame.variable(allGiven, machine.fresh), variables);
  const exits: Exits = { returns: [], yields: [] };
  machine.execute({ frame, state, exits, loop: undefined }, top.body);
}
