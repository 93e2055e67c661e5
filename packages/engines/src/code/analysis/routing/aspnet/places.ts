import type { Mapped, Placed, Step } from "../../../endpoints/index.ts";
import { type FunctionUnit, writtenName } from "../../../ir/index.ts";
import type { Callable, ClassCallable } from "../../../values/index.ts";
import { libraryBases } from "../../classes/bases.ts";
import { textOf } from "../../literals.ts";
import { hereOf, type Machine } from "../../machine.ts";
import { actionPaths } from "./conventions.ts";
import { type AspNetWeb, aspNetOf, type PageRule } from "./web.ts";

const ownMethods =
  /^(Dispose(Async)?|ToString|Equals|GetHashCode|On(Action|Result|Page\w*)Execut(ing|ed|ion)(Async)?|OnException|OnConnectedAsync|OnDisconnectedAsync|OnPageHandler\w*)$/;
const pageHandler = /^On(Get|Post|Put|Patch|Delete|Head|Options)(?![a-z])\w*$/;
const pageFile = /(?:^|\/)(?:Areas\/(\w+)\/)?Pages\/(.*)\.cshtml\.cs$/;
const nowhere = { steps: [], isOpen: false };

/** Where a method of a controller, a Razor page or a hub answers; `undefined` where only its attributes say so, or nothing does. */
export function placeOfMethod(
  machine: Machine,
  owner: ClassCallable,
  unit: FunctionUnit,
  mapped: Mapped,
): Placed | undefined {
  if (unit.module.language !== "csharp" || !isAsked(machine, owner, unit)) return undefined;
  const web = aspNetOf(machine);
  const bases = libraryBases(owner);
  if (bases.includes("aspnet.PageModel")) return pageAt(machine, web, owner, unit);
  if (bases.includes("aspnet.Hub")) return hubAt(machine, web, owner, unit);
  const isController = bases.includes("aspnet.Controller");
  const steps = isController ? stepsFor(web, web.controllers) : [];
  const methods = mapped.methods.length > 0 ? mapped.methods : [isFilled(machine, owner, unit) ? "POST" : "GET"];
  if (mapped.hasPath) return mapped.methods.length > 0 || isController ? { methods, steps, isOpen: false } : undefined;
  if (!isController) return undefined;
  const area = attributeText(machine, owner, "Area");
  const found = actionPaths(web.conventions, owner, unit, area);
  const byName = /^(Get|Post|Put|Patch|Delete)(?![a-z])/.exec(unit.name)?.[1];
  return {
    methods: found.isByVerb && byName !== undefined ? [byName.toUpperCase()] : methods,
    paths: [found.path],
    steps: [...steps, ...(web.required.get(found.number) ?? [])],
    isOpen: machine.registrations.isAllowed(found.number),
  };
}

function isAsked(machine: Machine, owner: ClassCallable, { decorators, name, parameters }: FunctionUnit): boolean {
  if (owner.unit.isAbstract === true || ownMethods.test(name) || name === "constructor") return false;
  const here = hereOf(owner.frame, machine.world);
  const names = decorators.flatMap((mark) => machine.evaluate(here, mark.kind === "call" ? mark.callee : mark).names);
  if (!names.includes("csharp.public") || names.some((each) => /(^|\.)NonAction$/.test(each))) return false;
  return !parameters.some(({ decorators: marks = [] }) =>
    marks.some((mark) => mark.kind === "name" && mark.name === "csharp.this"),
  );
}

/** Whether it takes an object of the program: that comes in a body or a form. */
function isFilled(machine: Machine, owner: ClassCallable, { parameters }: FunctionUnit): boolean {
  const here = hereOf(owner.frame, machine.world);
  return parameters.some(({ annotation }) => {
    if (annotation === undefined) return false;
    const { callables, names } = machine.evaluate(here, annotation);
    return names.some((name) => /FormFile|IFormCollection/.test(name)) || callables.some(isOfData);
  });
}

function isOfData(callable: Callable): boolean {
  return callable.kind === "class" && callable.unit.isAbstract !== true && libraryBases(callable).length === 0;
}

function stepsFor(web: AspNetWeb, numbers: ReadonlySet<number>): Step[] {
  return [...numbers].flatMap((number) => web.required.get(number) ?? []);
}

/** https://learn.microsoft.com/aspnet/core/razor-pages/razor-pages-conventions */
function pageAt(machine: Machine, web: AspNetWeb, owner: ClassCallable, unit: FunctionUnit): Placed | undefined {
  const method = pageHandler.exec(unit.name)?.[1];
  const file = pageFile.exec(owner.frame.unit.module.path) ?? pageFile.exec(unit.module.path);
  if (method === undefined || file === null) return undefined;
  const page = `${file[1] === undefined ? "" : `/${file[1]}`}/${file[2]}`;
  const template = machine.moduleOf(unit.module.path.replace(/\.cs$/, ""))?.text ?? "";
  const written = /^\s*@page[ \t]+"([^"\n]*)"/m.exec(template)?.[1] ?? "";
  const below = page.replace(/(^|\/)Index$/, "");
  const path = /^~?\//.test(written) ? written.replace(/^~/, "") : `${below}/${written}`;
  const rules = web.pageRules.filter((rule) => holdsOf(rule, page));
  return {
    methods: [method.toUpperCase()],
    paths: [path],
    steps: [...stepsFor(web, web.pages), ...rules.filter(({ isOpen }) => !isOpen).map(({ step }) => step)],
    isOpen: rules.some(({ isOpen }) => isOpen),
  };
}

function holdsOf({ path, isFolder }: PageRule, page: string): boolean {
  return page === path || (isFolder && page.startsWith(`${path}/`));
}

function hubAt(machine: Machine, web: AspNetWeb, owner: ClassCallable, unit: FunctionUnit): Placed | undefined {
  const hub = web.hubs.find((each) => each.owner.unit === owner.unit);
  const shared = { methods: ["POST"], ...nowhere };
  if (hub === undefined) return undefined;
  return {
    ...shared,
    paths: [`${hub.path}/${unit.name}`],
    steps: web.required.get(hub.number) ?? [],
    isOpen: machine.registrations.isAllowed(hub.number),
  };
}

/** The first text of an attribute of a class, or of those that it extends. */
function attributeText(machine: Machine, owner: ClassCallable, name: string, depth = 0): string | undefined {
  const here = hereOf(owner.frame, machine.world);
  for (const attribute of owner.unit.decorators) {
    if (attribute.kind !== "call" || writtenName(attribute) !== name) continue;
    const [first] = attribute.args;
    if (first !== undefined) return textOf(machine.evaluate(here, first.value));
  }
  if (depth > 6) return undefined;
  return owner.bases
    .flatMap(({ callables }) => callables)
    .flatMap((base) => (base.kind === "class" ? (attributeText(machine, base, name, depth + 1) ?? []) : []))[0];
}
