import type { Step } from "../../../endpoints/index.ts";
import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import { textOf } from "../../literals.ts";
import { givenAt, type Here, type Machine } from "../../machine.ts";
import { middlewareOf } from "./filters.ts";
import { type AspNetWeb, aspNetOf, isNew } from "./web.ts";

const usual = "{controller=Home}/{action=Index}/{id?}";
const asksForUser = "a policy for all endpoints";

/**
 * Takes up calls that say where the classes of a program answer and who may ask, by the names of their methods.
 *
 * @param number of the value that stands for what the call gives
 */
export function noteAspNet(machine: Machine, here: Here, site: CallSite, number: number): void {
  const { method, given, at } = site;
  const web = aspNetOf(machine);
  switch (method) {
    case "MapControllerRoute":
      noteConvention(here, site, web, number, { pattern: givenAt(given, "pattern") ?? givenAt(given, 1) });
      return;
    case "MapAreaControllerRoute": {
      const area = textOf(givenAt(given, "areaName") ?? givenAt(given, 1));
      noteConvention(here, site, web, number, { pattern: givenAt(given, "pattern") ?? givenAt(given, 2), area });
      return;
    }
    case "MapRoute":
    case "MapHttpRoute": {
      const pattern = ["template", "url", "routeTemplate"].map((name) => givenAt(given, name)).find(Boolean);
      noteConvention(here, site, web, number, { pattern: pattern ?? givenAt(given, 1) });
      return;
    }
    case "MapDefaultControllerRoute":
    case "UseMvcWithDefaultRoute":
      if (isNew(web, at))
        web.conventions.push({ number, pattern: usual, area: undefined, controller: undefined, action: undefined });
      return;
    case "MapControllers":
      web.controllers.add(number);
      return;
    case "MapRazorPages":
      web.pages.add(number);
      return;
    case "MapHub":
      noteHub(site, web, number);
      return;
    case "SetFallbackPolicy":
      if (isNew(web, at)) web.fallbacks.push({ step: named(asksForUser, site), isFilter: false });
      return;
    case "AuthorizePage":
    case "AuthorizeFolder":
    case "AuthorizeAreaPage":
    case "AuthorizeAreaFolder":
    case "AllowAnonymousToPage":
    case "AllowAnonymousToFolder":
    case "AllowAnonymousToAreaPage":
    case "AllowAnonymousToAreaFolder":
      notePageRule(site, web, method);
      return;
    case "Use":
    case "UseMiddleware": {
      const unit = middlewareOf(given.keywords.get("<0>") ?? given.positional[0]);
      if (unit !== undefined && isNew(web, at))
        web.fallbacks.push({ step: { name: unit.name, unit, at, isGate: true }, isFilter: false });
      return;
    }
    case "Add":
      noteFilter(machine, site, web);
      return;
    default:
      return;
  }
}

/** `options.FallbackPolicy = …` */
export function noteFallbackPolicy(machine: Machine, here: Here, name: string, value: Value, at: CallSite["at"]): void {
  if (name !== "FallbackPolicy" || here.frame.unit.module.language !== "csharp") return;
  if (value.constants?.length === 1 && value.constants[0] === null && !value.isOpen) return;
  const web = aspNetOf(machine);
  if (isNew(web, at)) web.fallbacks.push({ step: { name: asksForUser, unit: undefined, at }, isFilter: false });
}

function named(name: string, { at }: CallSite): Step {
  return { name, unit: undefined, at };
}

function noteConvention(
  here: Here,
  { given, at }: CallSite,
  web: AspNetWeb,
  number: number,
  { pattern, area }: { readonly pattern: Value | undefined; readonly area?: string | undefined },
): void {
  const written = textOf(pattern);
  if (written === undefined || !isNew(web, at)) return;
  const defaults = givenAt(given, "defaults") ?? given.positional.find(({ objects }) => objects.length > 0);
  const fixed = (name: string) => (defaults === undefined ? undefined : textOf(optionOf(here.state, defaults, name)));
  const isFree = (name: string) => new RegExp(`\\{${name}\\b`).test(written);
  // With the part in the pattern, a default is what an empty path means.
  const withDefaults = ["controller", "action"].reduce((text, name) => {
    const value = fixed(name);
    return value === undefined ? text : text.replace(`{${name}}`, () => `{${name}=${value}}`);
  }, written);
  web.conventions.push({
    number,
    pattern: withDefaults,
    area,
    controller: isFree("controller") ? undefined : fixed("controller"),
    action: isFree("action") ? undefined : fixed("action"),
  });
}

function noteHub({ given, at }: CallSite, web: AspNetWeb, number: number): void {
  const path = textOf(given.positional[0]);
  const owner = given.keywords.get("<0>")?.callables.find((callable) => callable.kind === "class");
  if (path !== undefined && owner?.kind === "class" && isNew(web, at)) web.hubs.push({ number, owner, path });
}

function notePageRule(site: CallSite, web: AspNetWeb, method: string): void {
  const { given, at } = site;
  const texts = given.positional.map(textOf);
  const [first, second] = texts;
  const isArea = method.includes("Area");
  const written = isArea ? second : first;
  if (written === undefined || (isArea && first === undefined) || !isNew(web, at)) return;
  const policy = texts[isArea ? 2 : 1];
  const path = `${isArea ? `/${first}` : ""}/${written.replace(/^\/|\/$/g, "")}`.replace(/\/$/, "");
  const step = { ...named(policy === undefined ? method : `${method}(${policy})`, site), isGate: true as const };
  web.pageRules.push({ step, path, isOpen: method.startsWith("Allow"), isFolder: method.endsWith("Folder") });
}

/** `options.Filters.Add(new AuthorizeFilter())`, `Filters.Add<AuthorizeFilter>()`, `Filters.Add(new AuthorizeAttribute())`. */
function noteFilter(machine: Machine, site: CallSite, web: AspNetWeb): void {
  const { given, receiver, at } = site;
  const filter = given.keywords.get("<0>") ?? given.positional[0];
  if (filter === undefined || receiver === undefined) return;
  const { guards } = machine.catalog("csharp");
  const name = filter.names.map((each) => each.replace(/\(\)$/, "")).find((each) => guards.has(each));
  if (name !== undefined && isNew(web, at)) web.fallbacks.push({ step: named(name, site), isFilter: true });
}
