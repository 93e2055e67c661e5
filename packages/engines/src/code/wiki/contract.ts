import type { Endpoint } from "../endpoints/index.ts";
import type { Module } from "../ir/index.ts";
import type { Place } from "../values/index.ts";

/** What is known of a repository once its code was read and followed. */
export interface WikiInput {
  readonly label: string;
  readonly modules: ReadonlyMap<string, Module>;
  /** The file of the project that an import means; `undefined` for libraries. */
  readonly resolve: (fromPath: string, specifier: string, language: Module["language"]) => string | undefined;
  readonly endpoints: readonly Endpoint[];
  readonly lineOf: (place: Place) => number;
  /** Findings by rule, for the account of how safe it is built. */
  readonly findings: ReadonlyMap<string, number>;
  /** Paths that say how it is built and run. */
  readonly deployment: readonly string[];
}
