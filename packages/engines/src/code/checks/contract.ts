import type { FunctionUnit, Module, Span } from "../ir/index.ts";
import type { RuleId } from "../rules/index.ts";

/** Something that can be seen in a file by itself, without following data. */
export interface Sight {
  readonly rule: RuleId;
  readonly at: Span;
  readonly unit: FunctionUnit | undefined;
  /** What is seen there, for people. */
  readonly what: string;
}

/** @param others all files of the program, this one among them */
export type Check = (module: Module, see: (sight: Sight) => void, others: Iterable<Module>) => void;
