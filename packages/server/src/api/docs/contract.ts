/** One page of the documentation, before it is laid out. */
export interface Page {
  /** `/docs/guides/errors`, without an ending. */
  readonly path: string;
  readonly title: string;
  /** One sentence, for the index. */
  readonly summary: string;
  readonly markdown: string;
  /** Heading of the sidebar that it stands under. */
  readonly section: string;
  /** How the sidebar names it. */
  readonly label: string;
}

export interface File {
  readonly mediaType: string;
  readonly body: string;
}
