/** Where a scan's input comes from, as it is stored and run. Never holds a credential. */
export type Source =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "git"; readonly url: string; readonly branch?: string; readonly refTail?: string }
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "upload"; readonly uploadId: string };

/** A target after the checks that need no network: what to run, what it is called, and its identity. */
export interface ResolvedTarget {
  readonly kind: "repo" | "web";
  readonly source: Source;
  /** Identity of the target and name for people: a full repository name, a URL; never a local absolute path's secret parts. */
  readonly label: string;
  readonly name: string;
  readonly repository: { readonly fullName: string; readonly branch: string | null; readonly instance: string } | null;
}
