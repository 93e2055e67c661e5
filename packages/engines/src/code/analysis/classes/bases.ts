import type { ClassCallable } from "../../values/index.ts";
import { beside } from "../beside.ts";

const mostAncestors = 6;

/** Names of the library classes that a class extends, directly or not. */
export const libraryBases: (owner: ClassCallable) => readonly string[] = beside((owner) => namesUpFrom(owner, 0));

function namesUpFrom({ bases }: ClassCallable, depth: number): readonly string[] {
  if (depth > mostAncestors) return [];
  const all = bases.flatMap(({ names, callables }) => [
    ...names,
    ...callables.flatMap((callable) => (callable.kind === "class" ? namesUpFrom(callable, depth + 1) : [])),
  ]);
  return [...new Set(all)];
}
