import type { Step } from "../../../endpoints/index.ts";
import { type Expression, type FunctionUnit, someNode, writtenName } from "../../../ir/index.ts";
import type { ClassCallable, Place, Value } from "../../../values/index.ts";
import { type Here, hereOf, type Machine } from "../../machine.ts";

const methods = /^On(Authorization|ActionExecuting|ActionExecution|PageHandlerExecut(ing|ion))(Async)?$/;
/** Attributes that name the class of a filter: `[ServiceFilter(typeof(SignedIn))]`. */
const naming = /(^|\.)(Service|Type)Filter(Attribute)?$/;
const refusal = /^((Unauthorized|Forbid|Challenge)(Object)?Result|Status40[13]\w*|Forbidden|Unauthorized)$/;
const mostDepth = 4;

/**
 * The filters of the program that an attribute puts before a method, with the code that they run. One for authorization
 * decides who passes, as does any that answers 401 or 403: https://learn.microsoft.com/aspnet/core/mvc/controllers/filters
 */
export function filtersAt(machine: Machine, here: Here, attribute: Expression, at: Place): Step[] {
  if (attribute.kind !== "call" || here.frame.unit.module.language !== "csharp") return [];
  const { names, callables } = machine.evaluate(here, attribute.callee);
  const [type] = attribute.args;
  const named =
    type !== undefined && names.some((name) => naming.test(name)) ? machine.evaluate(here, type.value).callables : [];
  return [...callables, ...named].flatMap((owner): Step[] => {
    const unit = owner.kind === "class" ? filterOf(machine, owner) : undefined;
    if (owner.kind !== "class" || unit === undefined) return [];
    const decides = unit.name.startsWith("OnAuthorization") || refuses(unit);
    return [{ name: owner.unit.name, unit, at, ...(decides && { isGate: true as const }) }];
  });
}

function filterOf(machine: Machine, owner: ClassCallable, depth = 0): FunctionUnit | undefined {
  for (const { name, value } of owner.unit.members)
    if (methods.test(name) && value.kind === "function") return value.unit;
  if (depth > mostDepth) return undefined;
  const here = hereOf(owner.frame, machine.world);
  return owner.unit.bases
    .flatMap((base) => machine.evaluate(here, base).callables)
    .map((base) => (base.kind === "class" ? filterOf(machine, base, depth + 1) : undefined))
    .find((unit) => unit !== undefined);
}

/**
 * What a call puts before every request, where it answers 401 or 403 to some: `app.Use(async (context, next) => …)`, or the
 * class of `app.UseMiddleware<T>()`. One that looks at the path decides for some of them only, and is left out:
 * https://learn.microsoft.com/aspnet/core/fundamentals/middleware/
 */
export function middlewareOf(given: Value | undefined): FunctionUnit | undefined {
  const units = (given?.callables ?? []).flatMap((callable) =>
    callable.kind === "function" ? [callable.unit] : callable.kind === "class" ? invokedIn(callable) : [],
  );
  return units.find(
    (unit) => refuses(unit) && !someNode(unit.body, (node) => node.kind === "member" && node.name === "Path"),
  );
}

function invokedIn({ unit }: ClassCallable): FunctionUnit[] {
  return unit.members.flatMap(({ name, value }) =>
    /^Invoke(Async)?$/.test(name) && value.kind === "function" ? [value.unit] : [],
  );
}

function refuses({ body }: FunctionUnit): boolean {
  return someNode(body, (node) =>
    node.kind === "constant" ? node.value === 401 || node.value === 403 : refusal.test(writtenName(node)),
  );
}
