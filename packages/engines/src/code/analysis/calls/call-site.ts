import type { Catalog } from "../../models/index.ts";
import type { Place, Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";
import { methodName } from "../names.ts";

/** One call, with its parts evaluated. */
export interface CallSite {
  readonly target: Value;
  readonly receiver: Value | undefined;
  /** The name after the dot, when it is called on something. */
  readonly method: string | undefined;
  /** The plain name that it is called by, where it stands alone. */
  readonly name?: string;
  readonly given: Given;
  readonly at: Place;
  readonly isNew: boolean;
}

/** The last name of what is called: `read` of `file.read`, and of the library function `io.read`. */
export function verbOf({ method, target }: Pick<CallSite, "method" | "target">): string {
  if (method !== undefined) return method;
  const full = target.names[0] ?? "";
  return full.slice(full.lastIndexOf(".") + 1);
}

/** Resolved names of the callee; where none of them is modelled, that of the method alone too. */
export function calledNames(
  catalog: Catalog,
  { target, method }: CallSite,
  modelled: ReadonlySet<string>,
): readonly string[] {
  const { names, callables } = target;
  if (method === undefined || callables.length > 0 || names.some((name) => modelled.has(name))) return names;
  return [...names, methodName(catalog, method)];
}
