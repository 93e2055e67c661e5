import type { Module } from "../../ir/index.ts";
import { type Callable, emptyThing, Frame, only, type Value } from "../../values/index.ts";
import { type Exits, type Given, givenAt, type Here, type Machine } from "../machine.ts";

const mostDepth = 6;

/** Shows the template that an action of Rails shows when it says nothing else: the one of its own name. */
export function showOwnTemplate(machine: Machine, here: Here, { unit, owner }: Callable & { kind: "function" }): void {
  const root = /^(.*?)app\/controllers\//.exec(unit.module.path)?.[1];
  if (root === undefined || owner === undefined || !owner.unit.name.endsWith("Controller")) return;
  show(machine, here, templateAt(machine, `${root}app/views/${folderOf(owner.unit.symbol)}/${unit.name}`), new Map());
}

/** Shows what `render` names: another action's template, or a part of a page with variables of its own. */
export function showRendered(machine: Machine, here: Here, given: Given): void {
  const { path } = here.frame.unit.module;
  const named = ["partial", "template", "action", 0].map((at) => ({ at, text: textOf(givenAt(given, at)) }));
  const { at, text } = named.find((each) => each.text !== undefined) ?? {};
  const inViews = /^(.*?app\/views\/)(.*)\/[^/]*$/.exec(path);
  const inControllers = /^(.*?)app\/controllers\//.exec(path);
  const views = inViews?.[1] ?? (inControllers === null ? undefined : `${inControllers[1]}app/views/`);
  if (text === undefined || views === undefined) return;
  const owner = here.frame.owner?.unit.symbol;
  const folder = inViews?.[2] ?? (owner === undefined ? "" : folderOf(owner));
  const full = text.includes("/") ? text : `${folder}/${text}`;
  const isPart = at === "partial" || inViews !== null;
  const file = isPart ? full.replace(/([^/]*)$/, "_$1") : full;
  const record = given.keywords.get("locals");
  const variables = new Map(isPart && record === undefined ? given.keywords : []);
  for (const number of record?.objects ?? [])
    for (const [name, value] of (here.state.thing(number) ?? emptyThing()).slots) variables.set(name, value);
  show(machine, here, templateAt(machine, `${views}${file}`), variables);
}

function show(machine: Machine, here: Here, template: Module | undefined, variables: ReadonlyMap<string, Value>): void {
  if (template === undefined || !machine.mayFollow) return;
  let depth = 0;
  for (let frame: Frame | undefined = here.frame; frame !== undefined; frame = frame.parent) {
    if (frame.unit.module.path === template.path || depth++ > mostDepth) return;
  }
  const { top } = template;
  const names = [...variables.keys()].map((name) => `.${name}`);
  const { self, owner } = here.frame;
  const frame = new Frame(
    { ...top, locals: new Set([...top.locals, ...names]) },
    here.frame,
    self,
    owner,
    here.frame.depth + 1,
  );
  const state = here.state.fork();
  for (const [name, value] of variables) state.setVariable(frame.variable(`.${name}`, machine.fresh), value);
  const exits: Exits = { returns: [], yields: [] };
  machine.execute({ frame, state, exits, loop: undefined }, top.body);
}

function templateAt(machine: Machine, path: string): Module | undefined {
  return [".html.erb", ".erb", ".text.erb", ".js.erb"]
    .map((end) => machine.moduleOf(path + end))
    .find((found) => found !== undefined);
}

/** `Admin.OrderItemsController` shows what lies in `admin/order_items`. */
function folderOf(symbol: string): string {
  return symbol
    .replace(/Controller$/, "")
    .replaceAll(".", "/")
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_")
    .toLowerCase();
}

function textOf(value: Value | undefined): string | undefined {
  const known = value === undefined ? undefined : only(value);
  return typeof known === "string" && /^[\w/-]+$/.test(known) ? known : undefined;
}

const helpers = new WeakMap<Frame, readonly string[]>();

/** Names of the modules whose methods every template may call. */
export function helperNames(here: Here): readonly string[] {
  let top = here.frame;
  while (top.parent !== undefined) top = top.parent;
  let found = helpers.get(top);
  if (found === undefined) {
    found = [...top.unit.locals].filter((name) => name.endsWith("Helper"));
    helpers.set(top, found);
  }
  return found;
}
