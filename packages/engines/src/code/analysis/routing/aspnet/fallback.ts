import { posix } from "node:path";
import type { Endpoint, Step } from "../../../endpoints/index.ts";
import type { Machine } from "../../machine.ts";
import { aspNetOf, type Fallback } from "./web.ts";

/**
 * What a program asks of everybody where an endpoint says nothing itself: a fallback policy, a filter for all. It holds in
 * the project whose code says so; where no endpoint stands there, in all of them.
 */
export function withFallback(machine: Machine, endpoints: readonly Endpoint[], files: readonly string[]): Endpoint[] {
  const { fallbacks } = aspNetOf(machine);
  if (fallbacks.length === 0) return [...endpoints];
  const roots = new Set(
    files.filter((path) => /(^|\/)(Program|Startup|Global\.asax)\.cs$/.test(path)).map((path) => posix.dirname(path)),
  );
  const scoped = fallbacks.map((fallback) => {
    const root = rootOf(fallback.step.at.module.path, roots);
    const isHere = ({ at }: Endpoint) => root === undefined || at.module.path.startsWith(`${root}/`);
    return { fallback, isHere: endpoints.some(isHere) ? isHere : () => true };
  });
  return endpoints.map((endpoint) => {
    if (endpoint.at.module.language !== "csharp" || endpoint.guards.length > 0 || endpoint.isOpen === true)
      return endpoint;
    const steps = scoped.flatMap(({ fallback, isHere }): Step[] =>
      isHere(endpoint) && holdsOf(fallback, endpoint) ? [fallback.step] : [],
    );
    if (steps.length === 0) return endpoint;
    const guards = steps.map(({ name, at }) => ({ name, at }));
    return { ...endpoint, steps: [...steps, ...endpoint.steps], guards };
  });
}

/** A filter is run for methods of classes, not for functions that are put at a path. */
function holdsOf({ isFilter }: Fallback, { handler }: Endpoint): boolean {
  return !isFilter || handler?.name !== "lambda";
}

function rootOf(path: string, roots: ReadonlySet<string>): string | undefined {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (roots.has(folder)) return folder === "." ? undefined : folder;
    if (folder === "." || folder === "/") return undefined;
  }
}
