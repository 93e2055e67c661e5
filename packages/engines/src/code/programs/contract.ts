import type { Finding } from "../../findings/index.ts";
import type { EndpointEntry } from "../endpoints/index.ts";
import type { GrammarName } from "../parse/index.ts";
import type { FilterMapping, Links, Publication, Specification } from "../project/index.ts";
import type { FileFacts } from "../wiki/index.ts";

/** A source file that was read and not left out. */
export interface ReadSource {
  readonly path: string;
  readonly grammar: GrammarName;
  readonly text: string;
}

/** Files that are analysed together, with all that the analysis may ask for. Plain data. */
export interface Program {
  readonly files: readonly ReadSource[];
  readonly links: Links;
  /** Settings by the path of their file. */
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly publications: readonly Publication[];
  /** OpenAPI documents of the tree. */
  readonly specifications: readonly Specification[];
  /** Filters that descriptors put before paths. */
  readonly filterMappings: readonly FilterMapping[];
}

/** What the analysis of a program gives: plain data that depends on the program alone. */
export interface ProgramResult {
  /** Findings of one file together, in the order of their places; `start` is an offset into the file. */
  readonly found: readonly { readonly path: string; readonly start: number; readonly finding: Finding }[];
  readonly endpoints: readonly EndpointEntry[];
  readonly files: readonly FileFacts[];
  readonly gaps: readonly { readonly place: string; readonly reason: string; readonly affects?: readonly string[] }[];
  /** No time ended before the work did: the same program gives the same again. */
  readonly isWhole: boolean;
}
