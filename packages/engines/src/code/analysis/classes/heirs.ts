import type { ClassCallable } from "../../values/index.ts";

/** Levels of a ladder of classes that are looked at. */
const mostDepth = 7;

/** Whether a class has all the methods that an interface asks for, which may be more than the interface itself says. */
export function hasMethods(candidate: ClassCallable, names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => hasMethod(candidate, name));
}

function hasMethod(candidate: ClassCallable, name: string, depth = 0): boolean {
  if (candidate.methods.has(name)) return true;
  return (
    depth < mostDepth - 1 &&
    candidate.bases.some((base) =>
      base.callables.some((callable) => callable.kind === "class" && hasMethod(callable, name, depth + 1)),
    )
  );
}

/** The classes that a class extends, directly or not. */
export function ancestorsOf(heir: ClassCallable): ReadonlySet<ClassCallable["unit"]> {
  const all = new Set<ClassCallable["unit"]>();
  let level = [heir];
  for (let depth = 0; depth < mostDepth && level.length > 0; depth++) {
    level = level.flatMap(({ bases }) =>
      bases.flatMap(({ callables }) =>
        callables.flatMap((each) => (each.kind === "class" && !all.has(each.unit) ? [each] : [])),
      ),
    );
    for (const { unit } of level) all.add(unit);
  }
  return all;
}
