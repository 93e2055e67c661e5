import type { Step } from "../../../endpoints/index.ts";
import type { ClassUnit } from "../../../ir/index.ts";
import { only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../call-site.ts";
import { listed } from "../../literals.ts";
import { memberOf } from "../../load.ts";
import { type Here, type Machine, noArguments } from "../../machine.ts";
import { type Filter, rubyWebOf } from "../../ruby-web.ts";
import { asMethodsOf } from "./blocks.ts";

const declaring = /^(?:(skip_)|append_|prepend_)?before_(?:action|filter)$/;
/** Declarations of libraries that put a check before every action: cancancan, Rails' own HTTP authentication. */
const gates = /^(load_and_authorize_resource|authorize_resource|http_basic_authenticate_with|doorkeeper_authorize!)$/;

/** `before_action` and the like, and `include` of what declares some. `undefined` when the callee is none of them. */
export function callFilters(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const self = site.receiver ?? here.frame.self;
  const owner = self?.callables.find((callable) => callable.kind === "class");
  if (self === undefined || owner?.kind !== "class") return name === "before" ? before(machine, here, site) : undefined;
  if (name === "include" || name === "prepend") return include(machine, here, self, site);
  if (name === "before") return before(machine, here, site, owner.unit);
  const declared = declaring.exec(name);
  if (declared === null && !gates.test(name)) return undefined;
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
      isSkipped: declared?.[1] !== undefined,
      ...(asked === undefined ? {} : { unless: asked }),
    });
  if (declared === null) {
    add({ name, step: { name, unit: undefined, at, isGate: true } });
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
