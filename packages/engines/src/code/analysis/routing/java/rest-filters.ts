import { someNode, writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Asked, Filter, Gate } from "./contract.ts";
import { classesIn, extendsOne, marksAt, methodsNamed } from "./names.ts";
import { reachableFor } from "./reachable.ts";
import { gateStep } from "./refusing.ts";

const both = (names: string) =>
  new Set(names.split(" ").flatMap((name) => [`javax.ws.rs.${name}`, `jakarta.ws.rs.${name}`]));
const filters = both("container.ContainerRequestFilter");
const features = both("container.DynamicFeature");

/**
 * Filters of Jakarta REST: those for the whole program, those by annotations that bind names, and those that a feature
 * puts before some methods: https://jakarta.ee/specifications/restful-ws/4.0/ chapter 6
 */
export function restGates(machine: Machine, classes: readonly ClassCallable[]): Gate[] {
  const found = classes.flatMap((owner): Filter[] =>
    extendsOne(owner, filters)
      ? methodsNamed(owner, "filter")
          .slice(0, 2)
          .filter(isOfRequest)
          .map((unit) => ({ owner, unit }))
      : [],
  );
  if (found.length === 0) return [];
  const binding = new Set(classes.filter(({ unit }) => marksAt(unit).has("NameBinding")).map(({ unit }) => unit.name));
  const dynamic = classes.filter((owner) => extendsOne(owner, features));
  const registered = registeredIn(classes, found, dynamic);
  return found.map((filter): Gate => {
    const { name } = filter.owner.unit;
    const marks = marksAt(filter.owner.unit);
    const bound = [...marks].filter((mark) => binding.has(mark));
    const isForAll = bound.length === 0 && (marks.has("Provider") || registered.has(name));
    const isFor = (asked: Asked) => {
      if (isForAll) return true;
      if (bound.length > 0) return bound.every((mark) => asked.method.has(mark) || asked.around.has(mark));
      return dynamic.some((feature) => puts(feature, name, asked));
    };
    return (asked) => {
      const step = isFor(asked) ? gateStep(machine, filter, asked) : undefined;
      return { steps: step === undefined ? [] : [step] };
    };
  });
}

/** A filter of answers has a second parameter. */
function isOfRequest({ parameters }: { readonly parameters: readonly unknown[] }): boolean {
  return parameters.length === 1;
}

/** Whether a feature registers a filter for an endpoint. */
function puts(feature: ClassCallable, filter: string, asked: Asked): boolean {
  return methodsNamed(feature, "configure").some((unit) =>
    someNode(
      reachableFor(unit.body, asked),
      (node) =>
        node.kind === "call" &&
        writtenName(node.callee) === "register" &&
        node.args.slice(0, 1).some(({ value }) => classesIn(value, feature, unit).includes(filter)),
    ),
  );
}

/** Filters that something other than a feature names: an application's list of classes, a registration by hand. */
function registeredIn(
  classes: readonly ClassCallable[],
  found: readonly Filter[],
  dynamic: readonly ClassCallable[],
): ReadonlySet<string> {
  const apart = new Set([...found.map(({ owner }) => owner), ...dynamic].map(({ frame }) => frame.unit.module.path));
  const texts = new Map(
    classes
      .map(({ frame: { unit } }) => [unit.module.path, unit.module.text] as const)
      .filter(([path]) => !apart.has(path)),
  );
  const names = found.map(({ owner }) => owner.unit.name);
  return new Set(
    names.filter((name) =>
      [...texts.values()].some((text) => text.includes(`${name}.class`) || text.includes(`new ${name}(`)),
    ),
  );
}
