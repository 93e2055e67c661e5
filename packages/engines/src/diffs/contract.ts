/** Text put in the place of a part of a text; offsets in UTF-16 code units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Lines that stand in the place of others. A last line without a line break carries the note that says so. */
export interface Change {
  /** 1-based line of the old file that `removed` begins at, or that `added` goes before. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What a diff says of one file. */
export interface FileDiff {
  /** Of the file as it was; `undefined` when it is new. */
  readonly oldPath: string | undefined;
  /** Of the file as it is; `undefined` when it is gone. */
  readonly path: string | undefined;
  readonly hunks: readonly Hunk[];
}

export interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  /** With their first character: a space, `-` or `+`. */
  readonly lines: readonly string[];
}
