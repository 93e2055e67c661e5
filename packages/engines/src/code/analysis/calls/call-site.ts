import type { Place, Value } from "../../values/index.ts";
import type { Given } from "../machine.ts";

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
