import type { Module } from "../../ir/index.ts";
import {
  type Callable,
  type ClassCallable,
  emptyThing,
  Frame,
  only,
  type State,
  type Value,
  withSlot,
} from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { load } from "../load.ts";
import { type Exits, type Here, type Machine, placeOf } from "../machine.ts";
import { allocate } from "../store.ts";
import { nearness } from "./named.ts";

const mostDepth = 12;
/** What every page is called, whatever it shows. */
const pageName = "aspnet.Page()";
/** Under these names a controller and its pages know one object. */
const handedOver = ["ViewBag", "ViewData", "TempData"];
const shows = /^(Partial)?View$|^(Render)?Partial(Async)?$/;
const answers = /^On(Get|Post|Put|Patch|Delete|Head)/;
const owners = /(Controller|ViewComponent)$/;

/** Gives an object of a controller or of a page's class what it hands over to pages. */
export function handOver(machine: Machine, state: State, self: Value): void {
  if (!self.names.includes("aspnet.Controller()") && !self.names.includes("aspnet.PageModel()")) return;
  const data = allocate(machine, state, emptyThing());
  const thing = handedOver.reduce((made, name) => withSlot(made, name, data, true), state.thing(self.number)!);
  state.setThing(self.number, thing);
}

/** Shows the page that `View("Name", model)`, `View(model)` or, in a page, `Html.PartialAsync("Name", model)` means. */
export function showView(machine: Machine, here: Here, { method, given, at }: CallSite): void {
  const { unit, owner, self } = here.frame;
  const isInPage = unit.module.isPage === true;
  if (method === undefined || !shows.test(method)) return;
  if (!isInPage && (owner === undefined || !owners.test(owner.unit.name))) return;
  const [first, second] = given.positional;
  const text = first === undefined ? undefined : only(first);
  const isNamed = typeof text === "string";
  const name = isNamed ? text : isInPage ? undefined : ownName(here, owner!);
  const module =
    name === undefined ? undefined : viewNamed(machine, name, unit.module.path, isInPage ? undefined : owner);
  const model = isNamed ? second : first;
  if (module === undefined) return;
  const data = self && load(machine, here, self, "ViewData", at);
  const inherited = isInPage && model === undefined && self ? load(machine, here, self, "Model", at) : model;
  show(machine, here, module, inherited, data);
}

/** Shows the page of a class of Razor Pages, `Index.cshtml` for `Index.cshtml.cs`, after one of its methods has run. */
export function showOwnPage(machine: Machine, here: Here, { unit, self }: Callable & { kind: "function" }): void {
  if (!/\.cshtml\.cs$/i.test(unit.module.path) || !answers.test(unit.name) || self === undefined) return;
  const module = machine.moduleOf(unit.module.path.slice(0, -".cs".length));
  const data = load(machine, here, self, "ViewData", placeOf(here, unit));
  if (module !== undefined) show(machine, here, module, self, data);
}

/** Where a page runs: with what it is given as its own members. */
export function insidePage(
  machine: Machine,
  here: Here,
  { top }: Module,
  model: Value | undefined,
  data: Value | undefined,
): Here {
  const state = here.state.fork();
  const slots = new Map<string, Value>(model === undefined ? [] : [["Model", model]]);
  if (data !== undefined) for (const name of handedOver) slots.set(name, data);
  const self = { ...allocate(machine, state, { ...emptyThing(), slots }), names: [pageName], isOpen: true };
  const frame = new Frame(top, undefined, self, undefined, here.frame.depth + 1);
  const exits: Exits = { returns: [], yields: [] };
  return { frame, state, exits, loop: undefined };
}

function show(machine: Machine, here: Here, module: Module, model: Value | undefined, data: Value | undefined): void {
  if (here.frame.depth > mostDepth || !machine.mayFollow) return;
  machine.execute(insidePage(machine, here, module, model, data), module.top.body);
}

/** What `View()` shows: in a component the page `Default`, else the one of the action's name. */
function ownName({ frame }: Here, owner: ClassCallable): string {
  return owner.unit.name.endsWith("ViewComponent") ? "Default" : frame.unit.name.replace(/Async$/, "");
}

/** https://learn.microsoft.com/aspnet/core/mvc/views/overview#view-discovery; of several the nearest file. */
function viewNamed(machine: Machine, name: string, from: string, owner: ClassCallable | undefined): Module | undefined {
  const wanted = name.replace(/^(~|\.{1,2})?\//, "").replace(/\.cshtml$/i, "");
  const folder = owner?.unit.name.replace(owners, "");
  const places = [
    ...(folder === undefined ? [`${from.replace(/[^/]*$/, "")}${wanted}`] : [`Views/${folder}/${wanted}`]),
    ...(folder === undefined ? [] : [`Components/${folder}/${wanted}`]),
    `Shared/${wanted}`,
    ...(name.includes("/") ? [wanted] : []),
  ];
  const pages = machine.pages().filter(({ language }) => language === "csharp");
  const all = places.map((place) => pages.filter(({ path }) => `/${path}`.endsWith(`/${place}.cshtml`)));
  const found = all.find((some) => some.length > 0) ?? [];
  return found.toSorted((one, other) => nearness(other.path, from) - nearness(one.path, from))[0];
}
