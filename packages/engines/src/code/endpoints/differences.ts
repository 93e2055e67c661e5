import type { EndpointEntry } from "./contract.ts";

/** An operation as a document of the repository describes it. */
export interface Documented {
  readonly method: string;
  readonly path: string;
  readonly security: readonly string[];
}

export interface Difference {
  readonly kind:
    | "documented, not found in the code"
    | "in the code, not documented"
    | "documented as guarded, no guard found";
  readonly method: string;
  readonly path: string;
  /** The document. */
  readonly document: string;
}

const mostDifferences = 1000;

/** What a document says of endpoints and the code does not, and the other way round. Only what both have in common decides. */
export function differencesOf(
  endpoints: readonly EndpointEntry[],
  documents: readonly { readonly path: string; readonly operations: readonly Documented[] }[],
): Difference[] {
  return documents
    .flatMap(({ path: document, operations }) => {
      const described = new Set(operations.map(keyOf));
      const known = new Map(endpoints.map((endpoint) => [keyOf(endpoint), endpoint]));
      // A document of another program says nothing of this one.
      if (![...described].some((key) => known.has(key))) return [];
      const one =
        (kind: Difference["kind"]) =>
        ({ method, path }: { readonly method: string; readonly path: string }) => ({
          kind,
          method,
          path,
          document,
        });
      return [
        ...operations.filter((operation) => !known.has(keyOf(operation))).map(one("documented, not found in the code")),
        ...endpoints.filter((endpoint) => !described.has(keyOf(endpoint))).map(one("in the code, not documented")),
        ...operations
          .filter((operation) => operation.security.length > 0 && known.get(keyOf(operation))?.guards.length === 0)
          .map(one("documented as guarded, no guard found")),
      ];
    })
    .slice(0, mostDifferences);
}

function keyOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^{}]*\}/g, "{}").replace(/(?<=.)\/$/, "")}`;
}
