import type { Span } from "../ir/index.ts";
import type { SinkModel } from "../models/index.ts";
import { rules } from "../rules/index.ts";
import { isSafeFor, only, type Taint, type Value } from "../values/index.ts";
import { holds, optionOf } from "./conditions.ts";
import { taintsWithin } from "./elements.ts";
import { checkLaunch } from "./launches.ts";
import { allGiven, type Given, givenAt, givenInOrder, type Here, type Machine, placeOf } from "./machine.ts";

const none: readonly never[] = [];

/** Reports what a call does with untrusted data, and what it is configured to. `names` are the callee's. */
export function checkCall(
  machine: Machine,
  here: Here,
  names: readonly string[],
  given: Given,
  receiver: Value | undefined,
  at: Span,
): void {
  const { sinks, misuses, launches } = machine.catalog(here.frame.unit.module.language);
  for (const name of names) {
    const launch = launches.get(name);
    if (launch !== undefined) checkLaunch(machine, here, launch, name, given, at);
    for (const sink of sinks.get(name) ?? none) checkSink(machine, here, sink, name, given, receiver, at);
    for (const misuse of misuses.get(name) ?? none) {
      if (!misuse.when.every((condition) => holds(here.state, condition, given, receiver))) continue;
      const hit = {
        rule: misuse.rule,
        at: placeOf(here, at),
        unit: here.frame.unit,
        sink: shown(name),
        taints: [],
        doubt: 0,
      };
      machine.report(hit);
    }
  }
}

function checkSink(
  machine: Machine,
  here: Here,
  sink: SinkModel,
  name: string,
  given: Given,
  receiver: Value | undefined,
  at: Span,
): void {
  if (sink.mendedIn !== undefined && machine.isMended(...sink.mendedIn)) return;
  const values = sink.argument.flatMap((reference) => {
    const value = reference === "*" ? allGiven(given) : reference === "receiver" ? receiver : givenAt(given, reference);
    return value === undefined ? [] : value;
  });
  const taints = values.flatMap((value) => {
    const part =
      sink.option === undefined
        ? value
        : (optionOf(here.state, value, sink.option) ?? (sink.option === "0" ? anyOf(here, value) : undefined));
    return part === undefined ? [] : unsafeTaints(here, part, sink);
  });
  if (taints.length === 0) return;
  if (!(sink.when ?? []).every((condition) => holds(here.state, condition, given, receiver))) return;
  const hit = { rule: sink.rule, at: placeOf(here, at), unit: here.frame.unit, sink: shown(name), taints };
  const { doubt = 0, mostScore } = sink;
  machine.report({ ...hit, doubt, ...(mostScore !== undefined && { mostScore }) });
}

/** Of a list of which nothing is known but what its items are made of, the first may be any. */
function anyOf({ state }: Here, { objects }: Value): Value | undefined {
  const thing = objects.length === 1 ? state.thing(objects[0]!) : undefined;
  return thing?.isList === true && thing.slots.size === 0 ? thing.rest : undefined;
}

function unsafeTaints(here: Here, value: Value, sink: SinkModel): Taint[] {
  const { ignoresCommandLine, ignoresBrowser, throughStores } = rules[sink.rule];
  const context = sink.context ?? rules[sink.rule].context;
  const ofCallers = sink.ofCallers ?? rules[sink.rule].ofCallers;
  const all = taintsAsked(here, value, sink);
  return all.filter(
    ({ safe, source, isPart }) =>
      (context === undefined || !isSafeFor(safe, context)) &&
      (sink.isWhole !== true || isPart !== true) &&
      (source.label !== "library input" || ofCallers === "all" || (ofCallers === "parts" && isPart === true)) &&
      (source.label !== "stored" || throughStores === true || source.field?.isHandedOn === true) &&
      (ignoresCommandLine === undefined || source.label !== "command line") &&
      (ignoresBrowser === undefined || source.label !== "browser"),
  );
}

function taintsAsked(here: Here, value: Value, { isDeep, isUnderAnyName }: SinkModel): readonly Taint[] {
  if (isDeep === true) return taintsWithin(here.state, value).flatMap((part) => part.taints);
  if (isUnderAnyName !== true) return value.taints;
  return [...value.taints, ...value.objects.flatMap((number) => here.state.thing(number)?.rest?.taints ?? [])];
}

/** Reports what a write to a property does: `element.innerHTML = value`, `target[key] = value`. */
export function checkWrite(
  machine: Machine,
  here: Here,
  owner: Value,
  key: string | Value,
  value: Value,
  at: Span,
): void {
  const { writes, misusedWrites } = machine.catalog(here.frame.unit.module.language);
  if (writes.size + misusedWrites.size === 0) return;
  const name = typeof key === "string" ? key : only(key);
  const direct = owner.names.map((prefix) => `${prefix}.*`);
  const exact = typeof name === "string" ? [...owner.names.map((prefix) => `${prefix}.${name}`), `*.${name}`] : [];
  const known = [...direct, ...exact].filter((full) => writes.has(full) || misusedWrites.has(full));
  if (known.length === 0) return;
  const keys = typeof key === "string" || key.taints.length === 0 ? [] : [key];
  const given: Given = givenInOrder(value, ...keys);
  for (const full of known) {
    for (const sink of writes.get(full) ?? []) checkSink(machine, here, sink, full, given, owner, at);
    for (const misuse of misusedWrites.get(full) ?? []) {
      if (!misuse.when.every((condition) => holds(here.state, condition, given, owner))) continue;
      const hit = {
        rule: misuse.rule,
        at: placeOf(here, at),
        unit: here.frame.unit,
        sink: shown(full),
        taints: [],
        doubt: 0,
      };
      machine.report(hit);
    }
  }
}

/** Reports a module that should not be used at all. */
export function checkImport(machine: Machine, here: Here, modules: readonly string[], at: Span): void {
  const { misusedImports } = machine.catalog(here.frame.unit.module.language);
  for (const name of modules) {
    for (const { rule } of misusedImports.get(name) ?? []) {
      machine.report({ rule, at: placeOf(here, at), unit: here.frame.unit, sink: name, taints: [], doubt: 0 });
    }
  }
}

/** A model's name as a program would write it. */
function shown(name: string): string {
  return name.replace(/^(global|builtins|php|csharp|\*)\./, "");
}
