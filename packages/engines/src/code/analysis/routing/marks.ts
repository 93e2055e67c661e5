import type { Step } from "../../endpoints/index.ts";
import type { GlobalModel } from "../../models/index.ts";
import type { Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { listed, textOf, textsOf } from "../literals.ts";
import { allGiven, givenAt, type Here, type Machine } from "../machine.ts";
import { keysOf, stepsByParameters, stepsOf } from "./steps.ts";

/** Takes up what a call puts before whatever it is written at, and what it says of the whole program. */
export function noteMarks(machine: Machine, here: Here, site: CallSite, result: Value): void {
  const { registrations } = machine;
  const { marks, globals, decorations } = machine.catalog(here.frame.unit.module.language);
  const { given, target, method, at } = site;
  for (const name of target.names) {
    const mark = marks.get(name);
    if (mark !== undefined && result.number !== 0) {
      const parts =
        mark.isComposed === true ? allGiven(given).flatMap(({ number }) => registrations.markOf(number) ?? []) : [];
      const own =
        mark.from === undefined
          ? []
          : given.positional.slice(mark.from).flatMap((value) => stepsWithNeeds(machine, here, value, at));
      const key = mark.key === undefined ? undefined : givenAt(given, mark.key);
      const listing = mark.methods === undefined ? undefined : givenAt(given, mark.methods);
      registrations.mark(result.number, {
        ...(listing === undefined ? {} : { methods: textsOf(here, listing) }),
        steps: [...own, ...parts.flatMap(({ steps }) => steps)],
        keys: [...(key === undefined ? [] : keysOf(key)), ...parts.flatMap(({ keys }) => keys)],
      });
      return;
    }
    const global = globals.get(name);
    if (global !== undefined) {
      noteGlobal(machine, here, site, global);
      return;
    }
  }
  const second = given.positional[1];
  if (method !== undefined && second !== undefined && second.callables.length > 0 && decorations.has(`*.${method}`)) {
    const key = textOf(given.positional[0]);
    if (key !== undefined) {
      registrations.nameDecoration(key, second);
      return;
    }
  }
  const around = target.names[0];
  if (around === undefined || result.number === 0 || result.callables.length > 0) return;
  // A library's function around one of the program: what it gives stands for that.
  const inner = given.positional.find(({ callables }) => callables.some((callable) => callable.kind === "function"));
  if (inner === undefined) return;
  registrations.wrap(result.number, { name: `${around}()`, unit: undefined, at }, inner);
}

/** What runs before an endpoint, and what that itself has to have before it. */
function stepsWithNeeds(machine: Machine, here: Here, value: Value, at: CallSite["at"]): Step[] {
  const needs = value.callables.flatMap((callable) =>
    callable.kind === "function" ? stepsByParameters(machine, callable, 1) : [],
  );
  return [...needs, ...stepsOf(machine, here, value, at)];
}

function noteGlobal(machine: Machine, here: Here, { given, at }: CallSite, model: GlobalModel): void {
  const { registrations } = machine;
  if (model.path !== undefined) registrations.prefix = textOf(givenAt(given, model.path)) ?? registrations.prefix;
  const steps =
    model.from === undefined
      ? []
      : given.positional.slice(model.from).flatMap((value) => stepsOf(machine, here, value, at));
  const { provided } = model;
  const [options] = given.positional;
  const list =
    provided === undefined || options === undefined ? undefined : optionOf(here.state, options, provided.option);
  for (const item of (list && listed(here, list)) ?? []) {
    const key = optionOf(here.state, item, provided!.key);
    const value = optionOf(here.state, item, provided!.value);
    if (key?.names.includes(provided!.is) && value !== undefined) steps.push(...stepsOf(machine, here, value, at));
  }
  for (const step of steps) {
    if (!registrations.before.some(({ name }) => name === step.name)) registrations.before.push(step);
  }
}
