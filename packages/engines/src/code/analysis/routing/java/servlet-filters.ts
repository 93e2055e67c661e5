import { type FunctionUnit, walkBody, writtenName } from "../../../ir/index.ts";
import type { FilterMapping } from "../../../project/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Filter, Gate } from "./contract.ts";
import { classesIn, extendsOne, marksAt, methodsNamed } from "./names.ts";
import { gateStep } from "./refusing.ts";
import { textsIn } from "./texts.ts";
import { takesInBelow } from "./url-patterns.ts";

const bases = new Set([
  ...["javax", "jakarta"].flatMap((owner) => [`${owner}.servlet.Filter`, `${owner}.servlet.http.HttpFilter`]),
  ...["filter.OncePerRequestFilter", "filter.GenericFilterBean", "server.WebFilter"].map(
    (name) => `org.springframework.web.${name}`,
  ),
]);
const methods = ["doFilterInternal", "doFilter", "filter"];
const components = /^(Component|Service|Configuration|Named|WebFilter)$/;

/** Filters of servlets, and of Spring's reactive stack, with the method that passes requests on. */
export function servletFilters(classes: readonly ClassCallable[]): Filter[] {
  return classes.flatMap((owner): Filter[] => {
    if (!extendsOne(owner, bases)) return [];
    const unit = methods.flatMap((name) => methodsNamed(owner, name)).find(({ body }) => body.length > 0);
    return unit === undefined ? [] : [{ owner, unit }];
  });
}

/**
 * What filters put before endpoints: by annotation, by `web.xml`, as a bean of Spring, or registered by hand.
 * https://jakarta.ee/specifications/servlet/6.1/ chapter 6
 */
export function servletGates(
  machine: Machine,
  classes: readonly ClassCallable[],
  filters: readonly Filter[],
  mappings: readonly FilterMapping[],
): Gate[] {
  const beans = filters.length === 0 ? new Map<string, readonly string[]>() : registrationBeans(machine, classes);
  return filters.flatMap((filter): Gate[] => {
    const { owner } = filter;
    const { name } = owner.unit;
    const patterns = [
      ...mappings.filter((mapping) => mapping.className.endsWith(name)).flatMap((mapping) => mapping.patterns),
      ...(beans.get(name) ?? annotated(machine, owner)),
    ];
    if (patterns.length === 0) return [];
    return [
      (asked) => {
        if (!patterns.some((pattern) => takesInBelow(pattern, asked.endpoint.path))) return { steps: [] };
        const step = gateStep(machine, filter, asked);
        return { steps: step === undefined ? [] : [step] };
      },
    ];
  });
}

/** Patterns of `@WebFilter`; a component of Spring stands before everything. */
function annotated(machine: Machine, owner: ClassCallable): readonly string[] {
  const marks = marksAt(owner.unit);
  const [mark] = owner.unit.decorators.filter((each) => writtenName(each) === "WebFilter");
  if (mark === undefined) return [...marks].some((each) => components.test(each)) ? ["/*"] : [];
  const args = mark.kind === "call" ? mark.args : [];
  return args
    .filter(({ name }) => name === undefined || name === "value" || name === "urlPatterns")
    .flatMap(({ value }) => textsIn(machine, owner, undefined, value) ?? []);
}

/** Patterns by the class of the filter that a `FilterRegistrationBean`, or a method that makes the bean, says. */
function registrationBeans(machine: Machine, classes: readonly ClassCallable[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const owner of classes) {
    for (const { value } of owner.unit.members) {
      if (value.kind !== "function" || !marksAt(value.unit).has("Bean")) continue;
      const { unit } = value;
      const { made, patterns } = namedIn(machine, owner, unit);
      for (const name of made) found.set(name, patterns.length === 0 ? ["/*"] : patterns);
    }
  }
  return found;
}

function namedIn(
  machine: Machine,
  owner: ClassCallable,
  unit: FunctionUnit,
): { readonly made: readonly string[]; readonly patterns: readonly string[] } {
  const made: string[] = [];
  const patterns: string[] = [];
  walkBody(unit, unit.body, {
    expression(node) {
      if (node.kind !== "call") return;
      const name = writtenName(node.callee);
      if (node.isNew) made.push(name);
      if (name === "setFilter") made.push(...node.args.flatMap(({ value }) => classesIn(value, owner, unit)));
      if (/^(add|set)UrlPatterns$/.test(name))
        patterns.push(...node.args.flatMap(({ value }) => textsIn(machine, owner, unit, value) ?? []));
    },
  });
  return { made, patterns };
}
