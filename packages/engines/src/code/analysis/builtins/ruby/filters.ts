import type { Step } from "../../../endpoints/index.ts";
import type { ClassUnit } from "../../../ir/index.ts";
import { only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { listed } from "../../literals.ts";
import { memberOf } from "../../load.ts";
import { type Here, type Machine, noArguments } from "../../machine.ts";
import { type Filter, rubyWebOf } from "../../routing/ruby.ts";
import { asMethodsOf } from "./blocks.ts";

const declaring = /^(?:(skip_)|append_|prepend_)?before_(?:action|filter)$/;
/** Declarations of libraries that put a check before every action: cancancan, Action Policy, Rails' own HTTP authentication. */
const gates =
  /^(skip_)?((?:load_and_)?authorize_resource|check_authorization|authorization_check|verify_authorized|http_basic_authenticate_with|doorkeeper_authorize!)$/;
/** Pundit's checks behind an action, which raise where it did not ask for the rights. */
const afterwards = /^(?:(skip_)|append_|prepend_)?after_action$/;
const isAsked = /^verify_(authorized|policy_scoped)$/;

/** `before_action` and the like, and `include` of what declares some. `undefined` when the callee is none of them. */
export function callFilters(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const self = site.receiver ?? here.frame.self;
  const owner = self?.callables.find((callable) => callable.kind === "class");
  if (self === undefined || owner?.kind !== "class") return name === "before" ? before(machine, here, site) : undefined;
  if (name === "include" || name === "prepend") return include(machine, here, self, site);
  if (name === "before") return before(machine, here, site, owner.unit);
  const declared = declaring.exec(name);
  const later = afterwards.exec(name);
  const gate = gates.exec(name);
  const skips = (declared ?? later ?? gate)?.[1] !== undefined;
  if (declared === null && later === null && gate === null) return undefined;
  const { given, at } = site;
  const limits = {
    only: given.keywords.has("only") ? textsIn(here, given.keywords.get("only")) : undefined,
    except: textsIn(here, given.keywords.get("except")),
  };
  const condition = given.keywords.get("unless");
  const asked = condition === undefined ? undefined : (textsIn(here, condition)[0] ?? stepsIn(condition, at)[0]?.unit);
  const add = (filter: Pick<Filter, "name" | "step">) =>
    note(machine, owner.unit, {
      ...filter,
      ...limits,
      isSkipped: skips,
      ...(asked === undefined ? {} : { unless: asked }),
    });
  const addGate = (checked: string) =>
    add({ name: checked, step: { name: checked, unit: undefined, at, isGate: true } });
  if (gate !== null) {
    addGate(gate[2] === "authorization_check" ? "check_authorization" : gate[2]!);
    return unknown;
  }
  if (later !== null) {
    for (const value of given.positional) {
      const called = only(value);
      if (typeof called === "string" && isAsked.test(called)) addGate(called);
    }
    return unknown;
  }
  for (const value of given.positional) {
    const called = only(value);
    if (typeof called === "string") add({ name: called, step: { name: called, unit: undefined, at } });
    else for (const step of stepsIn(value, at)) add({ name: step.name, step });
  }
  for (const step of stepsIn(given.keywords.get("&"), at)) add({ name: step.name, step });
  return unknown;
}

/** Sinatra's `before "/admin/*" do`. */
function before(machine: Machine, here: Here, { given, at }: CallSite, owner?: ClassUnit): Value | undefined {
  const [step] = stepsIn(given.keywords.get("&"), at);
  if (step === undefined) return undefined;
  const [first] = given.positional;
  const path = first === undefined ? undefined : only(first);
  const filter = {
    name: "before",
    step,
    isSkipped: false,
    except: [],
    only: typeof path === "string" ? [path] : undefined,
  };
  note(machine, owner ?? here.frame.unit.module.path, filter);
  // Its block is still run by whoever runs blocks.
  return undefined;
}

/** What a module does with a class that includes it. */
function include(machine: Machine, here: Here, self: Value, { given, at }: CallSite): Value {
  for (const callable of given.positional.flatMap(({ callables }) => callables)) {
    if (callable.kind !== "class") continue;
    for (const member of callable.unit.members) {
      if (member.name !== "included block" || member.value.kind !== "function") continue;
      const { unit } = member.value;
      const block = { kind: "function" as const, unit, frame: callable.frame, self, owner: undefined };
      machine.invokeAll(here, asMethodsOf({ ...unknown, callables: [block] }, self), noArguments, at);
    }
    const hook = memberOf(machine, here, callable, "included", { ...unknown, callables: [callable] }, true, at);
    if (hook !== undefined) machine.invokeAll(here, hook, { ...noArguments, positional: [self] }, at);
  }
  return unknown;
}

function stepsIn(value: Value | undefined, at: CallSite["at"]): Step[] {
  return (value?.callables ?? []).flatMap((callable): Step[] =>
    callable.kind === "function" ? [{ name: "a block", unit: callable.unit, at }] : [],
  );
}

/** One text or a list of them. */
export function textsIn(here: Here, value: Value | undefined): string[] {
  if (value === undefined) return [];
  const known = only(value);
  const items = typeof known === "string" ? [value] : (listed(here, value) ?? []);
  return items.map(only).filter((text) => typeof text === "string");
}

function note(machine: Machine, owner: ClassUnit | string, filter: Filter): void {
  const { filters } = rubyWebOf(machine);
  const known = filters.get(owner) ?? [];
  const isKnown = known.some(
    ({ step: { at }, name }) =>
      name === filter.name && at.module === filter.step.at.module && at.start === filter.step.at.start,
  );
  if (!isKnown) filters.set(owner, [...known, filter]);
}
