import type { ClassCallable } from "../values/index.ts";

/** Whether a class has all the methods that an interface asks for, which may be more than the interface itself says. */
export function hasMethods(candidate: ClassCallable, names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => hasMethod(candidate, name));
}

function hasMethod(candidate: ClassCallable, name: string, depth = 0): boolean {
  if (candidate.methods.has(name)) return true;
  return (
    depth < 6 &&
    candidate.bases.some((base) =>
      base.callables.some((callable) => callable.kind === "class" && hasMethod(callable, name, depth + 1)),
    )
  );
}

/** Whether a class extends another one, directly or not. */
export function extendsClass(heir: ClassCallable, owner: ClassCallable, depth = 0): boolean {
  if (depth > 6) return false;
  return heir.bases.some((base) =>
    base.callables.some(
      (callable) =>
        callable.kind === "class" && (callable.unit === owner.unit || extendsClass(callable, owner, depth + 1)),
    ),
  );
}
