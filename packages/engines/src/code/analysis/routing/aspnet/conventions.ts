import type { FunctionUnit } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Convention } from "./web.ts";

const usual: Convention = {
  number: 0,
  pattern: "{controller=Home}/{action=Index}/{id?}",
  area: undefined,
  controller: undefined,
  action: undefined,
};

/** A path that a convention gives an action. */
export interface ConventionalPath {
  readonly path: string;
  /** Of the convention. */
  readonly number: number;
  /** The action is chosen by the method of HTTP, as Web API does. */
  readonly isByVerb: boolean;
}

/**
 * The path of an action without a route of its own, by the first convention that is for it:
 * https://learn.microsoft.com/aspnet/core/mvc/controllers/routing#conventional-routing
 *
 * @param area of the controller
 */
export function actionPaths(
  conventions: readonly Convention[],
  owner: ClassCallable,
  { name, parameters }: FunctionUnit,
  area: string | undefined,
): ConventionalPath {
  const controller = owner.unit.name.replace(/Controller$/, "");
  const action = name.replace(/Async$/, "");
  const given = new Set(parameters.map((parameter) => parameter.name));
  const convention = conventions.find((each) => isFor(each, controller, action, area)) ?? usual;
  const isDefault = (part: string, value: string) =>
    new RegExp(`\\{${part}(:\\w+)?=${value}\\}`).test(convention.pattern);
  const parts = convention.pattern.split("/").flatMap((part): string[] => {
    const [, variable] = /^\{\*{0,2}(\w+)/.exec(part) ?? [];
    switch (variable) {
      case undefined:
        return [part];
      case "controller":
        return [controller];
      case "action":
        return [action];
      case "area":
        return area === undefined ? [] : [area];
      default:
        return given.has(variable) ? [`{${variable}}`] : [];
    }
  });
  const hasMore = parts.at(-1)?.startsWith("{") === true;
  if (!hasMore && isDefault("action", action) && parts.at(-1) === action) {
    parts.pop();
    if (isDefault("controller", controller) && parts.at(-1) === controller) parts.pop();
  }
  return { path: `/${parts.join("/")}`, number: convention.number, isByVerb: !/\{action\b/.test(convention.pattern) };
}

function isFor(convention: Convention, controller: string, action: string, area: string | undefined): boolean {
  if (convention.controller !== undefined && convention.controller !== controller) return false;
  if (convention.action !== undefined && convention.action !== action) return false;
  if (!/\{controller\b/.test(convention.pattern) && convention.controller === undefined) return false;
  const isOfAreas = convention.area !== undefined || /\{area\b/.test(convention.pattern);
  if (area === undefined) return !isOfAreas;
  return convention.area === area || /\{area\b/.test(convention.pattern);
}
