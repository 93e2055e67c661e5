import type { EndpointEntry } from "../endpoints/index.ts";
import type { LanguageId } from "../ir/index.ts";

/** What is told of a source file. Plain data. */
export interface FileFacts {
  readonly path: string;
  readonly language: LanguageId;
  readonly lines: number;
  /** What it imports: files of the project, and libraries by name. */
  readonly imports: { readonly files: readonly string[]; readonly libraries: readonly string[] };
}

/** What is known of a repository once its code was read and followed. */
export interface WikiInput {
  readonly label: string;
  /** In the order of their paths. */
  readonly files: readonly FileFacts[];
  readonly endpoints: readonly EndpointEntry[];
  /** Findings by rule, for the account of how safe it is built. */
  readonly findings: ReadonlyMap<string, number>;
  /** Paths that say how it is built and run. */
  readonly deployment: readonly string[];
}
