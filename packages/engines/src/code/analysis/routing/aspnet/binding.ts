import { type Expression, type FunctionUnit, type Parameter, writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import { libraryBases } from "../../classes/bases.ts";
import { type Here, hereOf, type Machine } from "../../machine.ts";

/** Classes of a library that a request's content may come in. */
const carriers =
  /^csharp\.(string|List|Dictionary)|JsonElement|JsonDocument|JObject|JToken|IFormCollection|JsonPatchDocument/;
/** Interfaces by the custom of their names: what they stand for is made by the program. */
const interfaceName = /(^|\.)I[A-Z]\w*(\(\))?$/;
const mostDepth = 3;

/**
 * Whether ASP.NET fills a parameter from the request: text, a class of the project that only holds data, or a carrier of
 * content. Everything else is a service: https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/parameter-binding
 */
export function isBound(machine: Machine, here: Here, parameter: Parameter): boolean {
  const marks = (parameter.decorators ?? []).flatMap((decorator) => namesOf(machine, here, decorator));
  if (marks.some((name) => /\.From(Keyed)?Services$/.test(name))) return false;
  if (parameter.annotation === undefined) return true;
  const { names, callables } = machine.evaluate(here, parameter.annotation);
  const owners = callables.filter((callable) => callable.kind === "class");
  if (owners.length > 0) return owners.every((owner) => holdsData(machine, owner));
  return names.some((name) => carriers.test(name));
}

function namesOf(machine: Machine, here: Here, decorator: Expression): readonly string[] {
  return machine.evaluate(here, decorator.kind === "call" ? decorator.callee : decorator).names;
}

/** What is abstract, extends a library's class, or is made of services is a service itself. */
function holdsData(machine: Machine, owner: ClassCallable, depth = 0): boolean {
  if (owner.unit.isAbstract === true || libraryBases(owner).some((name) => !interfaceName.test(name))) return false;
  const makers = owner.unit.members.flatMap(({ name, value }) =>
    name === "constructor" && value.kind === "function" ? [value.unit] : [],
  );
  const here = hereOf(owner.frame, machine.world);
  return makers.every(({ parameters }) =>
    parameters.every(({ annotation }) => {
      if (annotation === undefined) return true;
      const { names, callables } = machine.evaluate(here, annotation);
      const owners = callables.filter((callable) => callable.kind === "class");
      if (owners.length === 0) return !names.some((name) => interfaceName.test(name));
      return depth >= mostDepth || owners.every((inner) => holdsData(machine, inner, depth + 1));
    }),
  );
}

/** Whether a lambda's parameter stands without a type: `context => …`, `async (context, next) => …`. */
export function isUndeclared({ module }: FunctionUnit, { annotation, target }: Parameter): boolean {
  const before = module.text.slice(Math.max(0, target.start - 80), target.start);
  return annotation === undefined && !/[\w>\]?)]\s+$/.test(before.replace(/\basync\s+$/, ""));
}

/** Fields that whoever asks should not set by themselves: whose something is, rights, prices, states. */
const reserved =
  /(user|owner|account|tenant|author|customer|creator|seller|sender|member)_?id$|role|admin|^is[A-Z]|price|cost|balance|credit|status|approv|verif|paid|discount|password|hash|permission/i;

/** What a parameter stands for that is filled from a request as a whole, with fields that nobody should set by asking. */
export function filledWhole(machine: Machine, here: Here, { annotation, decorators = [] }: Parameter): string[] {
  if (annotation === undefined) return [];
  if (decorators.some((decorator) => writtenName(decorator) === "Bind")) return [];
  const { callables } = machine.evaluate(here, annotation);
  const fields = callables.flatMap((owner) => (owner.kind === "class" ? fieldsOf(owner) : []));
  return fields.some((name) => reserved.test(name)) ? ["aspnet.Body"] : [];
}

function fieldsOf(owner: ClassCallable, depth = 0): string[] {
  const bases = depth < mostDepth ? owner.bases.flatMap(({ callables }) => callables) : [];
  return [
    ...owner.unit.members.flatMap(({ name, kind }) => (kind === "field" ? [name] : [])),
    ...bases.flatMap((base) => (base.kind === "class" ? fieldsOf(base, depth + 1) : [])),
  ];
}
