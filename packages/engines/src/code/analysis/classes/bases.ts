import type { ClassCallable } from "../../values/index.ts";

/** Names of the library classes that a class extends, directly or not. */
export function libraryBases(owner: ClassCallable, depth = 0): string[] {
  if (depth > 6) return [];
  const all = owner.bases.flatMap((base) => [
    ...base.names,
    ...base.callables.flatMap((callable) => (callable.kind === "class" ? libraryBases(callable, depth + 1) : [])),
  ]);
  return [...new Set(all)];
}
