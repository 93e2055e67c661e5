import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Filter, Gate } from "./contract.ts";
import { dslCalls } from "./dsl-calls.ts";
import { classesIn, extendsOne, methodsNamed } from "./names.ts";
import { gateStep } from "./refusing.ts";
import { textsIn } from "./texts.ts";
import { takesIn } from "./url-patterns.ts";

const web = "org.springframework.web.servlet";
const bases = new Set([
  `${web}.HandlerInterceptor`,
  `${web}.AsyncHandlerInterceptor`,
  `${web}.handler.HandlerInterceptorAdapter`,
]);

interface Placed {
  readonly names: readonly string[];
  readonly paths: string[];
  readonly excluded: string[];
}

/**
 * Interceptors of Spring MVC, before the paths that the program puts them at:
 * https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-config/interceptors.html
 */
export function interceptorGates(machine: Machine, classes: readonly ClassCallable[]): Gate[] {
  const found = classes.flatMap((owner): Filter[] => {
    const [unit] = extendsOne(owner, bases) ? methodsNamed(owner, "preHandle") : [];
    return unit === undefined ? [] : [{ owner, unit }];
  });
  if (found.length === 0) return [];
  const placed = classes.flatMap((owner) =>
    methodsNamed(owner, "addInterceptors").flatMap((unit) => {
      const all: Placed[] = [];
      for (const { name, args, unit: inside } of dslCalls(owner, unit, () => false)) {
        const current = all.at(-1);
        const texts = args.flatMap(({ value }) => textsIn(machine, owner, inside, value) ?? []);
        if (name === "addInterceptor")
          all.push({
            names: args.flatMap(({ value }) => classesIn(value, owner, inside)),
            paths: [],
            excluded: [],
          });
        else if (name === "addPathPatterns") current?.paths.push(...texts);
        else if (name === "excludePathPatterns") current?.excluded.push(...texts);
      }
      return all;
    }),
  );
  return placed.flatMap(({ names, paths, excluded }): Gate[] => {
    const filter = found.find(({ owner }) => names.includes(owner.unit.name));
    if (filter === undefined) return [];
    return [
      (asked) => {
        const { path } = asked.endpoint;
        const isPut = paths.length === 0 || paths.some((pattern) => takesIn(pattern, path));
        if (!isPut) return { steps: [] };
        const step = gateStep(machine, filter, asked);
        if (step === undefined) return { steps: [] };
        const isLeftOut = excluded.some((pattern) => takesIn(pattern, path));
        return isLeftOut ? { steps: [], isOpen: true } : { steps: [step] };
      },
    ];
  });
}
