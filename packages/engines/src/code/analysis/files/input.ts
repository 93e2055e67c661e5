import type { LanguageId, Module } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import type { FilterMapping, Publication, Resolver, Specification } from "../../project/index.ts";
import type { Hit } from "../machine.ts";
import type { Marking } from "../marking.ts";

/** What the evaluation of a project is given. */
export interface InterpreterInput {
  readonly modules: ReadonlyMap<string, Module>;
  readonly resolver: Resolver;
  /** What the project publishes for others to install. */
  readonly publications: readonly Publication[];
  /** OpenAPI documents that name the functions which answer. */
  readonly specifications: readonly Specification[];
  /** Filters that descriptors put before paths. */
  readonly filterMappings: readonly FilterMapping[];
  /** Settings by the path of their file. */
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly catalogs: Readonly<Record<LanguageId, Catalog>>;
  /** Asked now and then: true to stop where it is. */
  readonly isLate: () => boolean;
  readonly onHit: (hit: Hit) => void;
  /** What users' rules say of places; nothing when left out. */
  readonly marking?: Marking;
}
