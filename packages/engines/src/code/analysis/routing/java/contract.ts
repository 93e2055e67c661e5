import type { Endpoint, Step } from "../../../endpoints/index.ts";
import type { FunctionUnit } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";

/** An endpoint of a class, with the annotations that stand at its method and at its class, by their plain names. */
export interface Asked {
  readonly endpoint: Endpoint;
  readonly method: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** What a program says of an endpoint apart from the endpoint itself. */
export interface Answer {
  /** What a request passes that turns strangers away. */
  readonly steps: readonly Step[];
  /** Somebody decided that anybody may ask. */
  readonly isOpen?: true;
}

/** Something that a program puts before some of its endpoints. */
export type Gate = (asked: Asked) => Answer;

/** A class of the program, with the method by which it lets pass or not. */
export interface Filter {
  readonly owner: ClassCallable;
  readonly unit: FunctionUnit;
}
