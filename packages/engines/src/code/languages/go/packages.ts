/** An import path without its major version: `github.com/go-chi/chi/v5` is `github.com/go-chi/chi`. */
function withoutVersion(path: string): string {
  return path.replace(/\/v\d+(?=\/|$)/, "").replace(/\.v\d+(?=\/|$)/, "");
}

/**
 * Names that an import without a name of its own may give the package. The clause of a package is not known where the
 * package is a library's; by convention it is the last part of the path.
 */
export function localNames(path: string): string[] {
  const last = withoutVersion(path).split("/").at(-1)!;
  const bare = last.replace(/^go[-.]|[-.]go$/g, "");
  return [...new Set([last, bare, bare.replace(/[-.]/g, ""), bare.split("-").at(-1)!])].filter((name) =>
    /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name),
  );
}
