import type { EngineContext } from "../../contract.ts";
import type { Visit, Visitor } from "../visit/visitor.ts";

/** What every stage of a scan works with. */
export interface Stage {
  readonly context: EngineContext;
  readonly visitor: Visitor;
  readonly coverage: Coverage;
}

/** The start page and the way to it. */
export interface Arrival {
  readonly visit: Visit;
  /** Where the start page lies after redirects. */
  readonly start: URL;
}

/** Keeps one failing probe from ending the scan, and remembers that there was one. */
export interface Coverage {
  /**
   * The work's result, or `undefined` after reporting the place as not covered. Rethrows on abort and what is no fault.
   */
  attempt<T>(place: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Reports a place as not covered. */
  miss(place: string, reason: string): void;
  isComplete(): boolean;
}
