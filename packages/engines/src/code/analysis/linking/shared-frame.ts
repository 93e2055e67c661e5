import type { Module } from "../../ir/index.ts";
import { Frame, type Value } from "../../values/index.ts";

/** Files of a language that share what they declare. */
export interface LinkedFiles {
  /** The top level of each file, by path, inside what all files declare. */
  readonly frames: ReadonlyMap<string, Frame>;
  readonly exports: Value;
}

/** A level with these names around the top levels of all files. */
export function sharedFrame(
  modules: readonly Module[],
  names: ReadonlySet<string>,
): { readonly shared: Frame; readonly frames: ReadonlyMap<string, Frame> } {
  const unit = { ...modules[0]!.top, locals: names, reassigned: new Set<string>() };
  const shared = new Frame(unit, undefined, undefined, undefined, 0);
  const frames = modules.map(
    (module) => [module.path, new Frame(module.top, shared, undefined, undefined, 0)] as const,
  );
  return { shared, frames: new Map(frames) };
}
