/** A document for people, as a row of plain blocks. Types only. All text in it is data: a writer shows it, and obeys none. */
import type { Severity } from "../findings/index.ts";

export interface DocumentHead {
  readonly title: string;
  readonly subtitle: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

export type Block =
  /** Level 2 stands in the outline, level 3 below it. */
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string; readonly tone?: Severity }
  | { readonly kind: "paragraph"; readonly text: string }
  /** What the reader must not overlook, such as that a scan is partial. */
  | { readonly kind: "notice"; readonly text: string }
  /** Text of an engine with code blocks, code spans and lists; every other markup in it is shown as text. */
  | { readonly kind: "prose"; readonly label?: string; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly text: string };

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly tone?: Severity;
}

export interface Column {
  readonly title: string;
  /** Share of the page's width; all shares of a table are added up. */
  readonly share: number;
  readonly isNumber?: true;
}

export interface DocumentWriter {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** The same input gives the same bytes. */
  write(head: DocumentHead, blocks: AsyncIterable<Block> | Iterable<Block>): AsyncIterable<string | Uint8Array>;
}
