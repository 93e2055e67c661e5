/** One text file of the repository. */
export interface Source {
  /** Relative to the root, `/` between parts. */
  readonly path: string;
  readonly text: string;
}

/** Sources from a table of path and text, for tests. */
export function sourcesOf(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
