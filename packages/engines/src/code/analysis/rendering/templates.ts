import { type FunctionUnit, type Module, walk } from "../../ir/index.ts";
import {
  asPart,
  contextSet,
  emptyThing,
  Frame,
  isSafeFor,
  joinAll,
  madeSafe,
  only,
  onlyTaints,
  type Place,
  type Taint,
  unknown,
  type Value,
  withHop,
} from "../../values/index.ts";
import { beside } from "../beside.ts";
import type { CallSite } from "../calls/call-site.ts";
import { load } from "../load.ts";
import { type Here, hereOf, type Machine, noArguments } from "../machine.ts";
import { allocate } from "../store.ts";
import { pageNamed } from "./named.ts";

const mostDepth = 16;
/** What came through code that nobody knows may have been made safe there. */
const mostDoubt = 2;

/** What a page was given. */
export interface Knowledge {
  /** Objects whose members it knows by their names. */
  readonly variables: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Its engine escapes nothing by itself. */
  readonly isUnescaped: boolean;
  /** The pages that it is shown in. */
  readonly around: readonly string[];
}

/** What is no page has no markup to break out of. */
const markup = /<[a-z!][^<>]*>/i;
const nothingGiven: Knowledge = { variables: [], named: new Map(), isUnescaped: false, around: [] };
const knowledge = new WeakMap<Frame, Knowledge>();

/** What the page around a place was given, also where a function of the page runs. */
function knownAt({ frame }: Here): Knowledge {
  for (let each: Frame | undefined = frame; each !== undefined; each = each.parent) {
    const known = knowledge.get(each);
    if (known !== undefined) return known;
  }
  return nothingGiven;
}

/** Shows a page with what it is given. @param at where that is said */
export function showTemplate(machine: Machine, here: Here, page: Module, given: Knowledge, at: Place): void {
  if (here.frame.depth > mostDepth || !machine.mayFollow || given.around.includes(page.path)) return;
  if (mayShow(machine, page, given.isUnescaped)) runTemplate(machine, here, page, given, at);
}

/** @returns where the page ran */
function runTemplate(machine: Machine, here: Here, page: Module, given: Knowledge, at: Place): Here {
  const { top, path } = page;
  const state = here.state.fork();
  const values = new Map<string, Value>();
  for (const name of top.uses.keys()) {
    const value = givenUnder({ ...here, state }, machine, given, name, at);
    if (value !== undefined) values.set(name, withHop(value, at, `shown by ${path}`));
  }
  const frame = new Frame(
    { ...top, locals: new Set([...top.locals, ...values.keys()]) },
    around(here),
    undefined,
    undefined,
    here.frame.depth + 1,
  );
  for (const [name, value] of values) state.setVariable(frame.variable(name, machine.fresh), value);
  knowledge.set(frame, { ...given, around: [...given.around, path] });
  const inside = hereOf(frame, state);
  machine.execute(inside, top.body);
  return inside;
}

/** Under which the state holds what was put into a value: a framework's object that it gives a handler is one in each. */
export function numberOf(machine: Machine, { number, names }: Value): number {
  return number !== 0 || names.length === 0 ? number : machine.memberNumber(0, names[0]!);
}

/** Where the functions of a program are found that a page may call: languages whose files are linked by names have them in one place. */
function around({ frame }: Here): Frame | undefined {
  if (frame.unit.module.language !== "php") return undefined;
  let top = frame;
  while (top.parent !== undefined) top = top.parent;
  return top === frame ? undefined : top;
}

function givenUnder(
  here: Here,
  machine: Machine,
  { variables, named }: Knowledge,
  name: string,
  at: Place,
): Value | undefined {
  const own = named.get(name);
  if (own !== undefined) return own;
  if (name === "." && variables.length > 0) return joinAll(variables);
  const found = variables.flatMap((value) => {
    const slots = [...new Set([...value.objects, numberOf(machine, value)])].flatMap((number) => {
      const thing = here.state.thing(number);
      return thing?.slots.get(name) ?? thing?.rest ?? [];
    });
    if (slots.length > 0 || value.taints.length === 0) return slots;
    // Of an object that is made of what a request brings, any member may be.
    return [asPart(load(machine, here, onlyTaints([value]), name, at))];
  });
  return found.length === 0 ? undefined : joinAll(found);
}

/** What pages do besides what expressions say; `undefined` where the callee is nothing of theirs. */
export function callPage(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, given, at } = site;
  const done = target.names.find((name) => name.startsWith("page "))?.slice("page ".length);
  const [first = unknown, second = unknown] = given.positional;
  switch (done) {
    case undefined:
      return undefined;
    case "show raw":
      report(machine, here, asked(machine, here, first, at), at, "a tag that does not escape");
      return madeSafe(first, contextSet("html"));
    case "show":
      if (knownAt(here).isUnescaped && markup.test(at.module.text))
        report(machine, here, asked(machine, here, first, at), at, "a template that does not escape");
      else showEscaped(machine, here, first, second, at);
      return unknown;
    case "show escaped":
      showEscaped(machine, here, first, second, at);
      return unknown;
    case "escaped":
      return madeSafe(first, contextSet("html"));
    case "property":
      return property(machine, here, first, String(only(second)), at);
    case "show page": {
      const page = included(machine, here, first);
      if (page !== undefined)
        showTemplate(machine, here, page, knownInside(here, machine, given.positional.slice(1)), at);
      return unknown;
    }
    case "of its own": {
      const page = included(machine, here, first);
      return page === undefined ? unknown : namesOf(machine, here, page, at);
    }
    default:
      return unknown;
  }
}

function included(machine: Machine, here: Here, name: Value): Module | undefined {
  const text = only(name);
  return typeof text === "string" ? pageNamed(machine, text, here.frame.unit.module.path) : undefined;
}

/** What a page knows that is shown inside of another: all that one was given, its own names, and more. */
function knownInside(here: Here, machine: Machine, [more = unknown, ...about]: readonly Value[]): Knowledge {
  const known = knownAt(here);
  const named = new Map(known.named);
  for (let frame: Frame | undefined = here.frame; frame !== undefined; frame = frame.parent) {
    for (const name of frame.unit.locals) {
      const value = here.state.variable(frame.variable(name, machine.fresh));
      if (value !== undefined) named.set(name, value);
    }
  }
  for (const number of more.objects)
    for (const [name, value] of here.state.thing(number)?.slots ?? []) named.set(name, value);
  if (about.length > 0) named.set(".", joinAll(about));
  return { ...known, named, variables: [...about, ...known.variables] };
}

/** What a page names itself: its macros. */
function namesOf(machine: Machine, here: Here, page: Module, at: Place): Value {
  const known = knownAt(here);
  if (here.frame.depth > mostDepth || known.around.includes(page.path)) return unknown;
  const { frame, state } = runTemplate(machine, here, page, { ...known, named: new Map(), variables: [] }, at);
  const slots = new Map<string, Value>();
  for (const name of page.top.locals) {
    const value = state.variable(frame.variable(name, machine.fresh));
    if (value !== undefined) slots.set(name, { ...unknown, callables: value.callables });
  }
  return allocate(machine, here.state, { ...emptyThing(), slots });
}

/** A value, and what it gives where it is called: pages call what they can. */
function asked(machine: Machine, here: Here, value: Value, at: Place): Value {
  const callables = value.callables.filter(({ kind }) => kind === "function");
  if (callables.length === 0) return value;
  return joinAll([value, machine.invokeAll(here, { ...value, callables }, noArguments, at)]);
}

/** `post.title`: a member, or what a method gives that is named so, or named `getTitle`. */
function property(machine: Machine, here: Here, owner: Value, name: string, at: Place): Value {
  const member = load(machine, here, owner, name, at);
  const called = asked(machine, here, member, at);
  if (owner.objects.length === 0 || member.objects.length + called.taints.length > 0) return called;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const methods = [`get${capital}`, `is${capital}`].map((method) => load(machine, here, owner, method, at));
  return joinAll([
    called,
    ...methods.flatMap((method) => (method.callables.length > 0 ? [asked(machine, here, method, at)] : [])),
  ]);
}

const sinks: Readonly<Record<string, string>> = {
  "bare attribute": "an attribute without quotes",
  address: "the address of a link",
  handler: "a script in an attribute",
  script: "a script of the page",
};

/** Where escaping for markup does not help. */
function showEscaped(machine: Machine, here: Here, value: Value, place: Value, at: Place): void {
  const position = String(only(place));
  const sink = sinks[position];
  if (sink === undefined) return;
  const isAddress = position === "address";
  const taints = value.taints.filter(
    ({ source, safe, isPart, doubt }) =>
      source.label === "http" &&
      doubt === 0 &&
      (isAddress
        ? isPart !== true && !isSafeFor(safe, "redirect") && !isSafeFor(safe, "url")
        : !isSafeFor(safe, "html")),
  );
  send(machine, here, taints, at, sink, 1);
}

function report(machine: Machine, here: Here, value: Value, at: Place, sink: string): void {
  const taints = value.taints.filter(
    ({ source, safe, doubt }) =>
      (source.label === "http" || source.label === "stored") && !isSafeFor(safe, "html") && doubt < mostDoubt,
  );
  send(machine, here, taints, at, sink, 0);
}

function send(
  machine: Machine,
  { frame }: Here,
  taints: readonly Taint[],
  at: Place,
  sink: string,
  doubt: number,
): void {
  if (taints.length > 0) machine.report({ rule: "cross-site-scripting", at, unit: frame.unit, sink, taints, doubt });
}

const verdicts = beside<Machine, Map<string, boolean>>(() => new Map());

/** Whether a page, or one shown in it, shows anything that may be dangerous. Most do not, and need not be followed. */
function mayShow(machine: Machine, page: Module, isUnescaped: boolean): boolean {
  const known = verdicts(machine);
  const key = `${isUnescaped} ${page.path}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, false);
  const verdict = shows(machine, page.top, isUnescaped);
  known.set(key, verdict);
  return verdict;
}

function shows(machine: Machine, top: FunctionUnit, isUnescaped: boolean): boolean {
  let isSo = false;
  walk(top, {
    expression: (each) => {
      if (isSo || each.kind !== "call" || each.callee.kind !== "name") return;
      const [first, second] = each.args;
      switch (each.callee.name) {
        case "page show raw":
          isSo = true;
          return;
        case "page show":
        case "page show escaped": {
          const isPlain = second?.value.kind === "constant" && second.value.value === "";
          isSo = !isPlain || (isUnescaped && each.callee.name === "page show");
          return;
        }
        case "page show page":
        case "page of its own": {
          const name = first?.value;
          if (name?.kind !== "constant" || typeof name.value !== "string") {
            isSo = true;
            return;
          }
          const page = pageNamed(machine, name.value, top.module.path);
          isSo = page !== undefined && mayShow(machine, page, isUnescaped);
        }
      }
    },
  });
  return isSo;
}
