/** Patterns of paths as filters and security chains are given them; a path of an endpoint has `{name}` for its parameters. */

/**
 * Whether a pattern takes in the path of an endpoint: `/api/**`, `/orders/*`, `/files/{name}`, `*.do`. A parameter of the
 * endpoint's is what only a wildcard surely takes in.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/util/AntPathMatcher.html
 */
export function takesIn(pattern: string, path: string): boolean {
  if (isEverything(pattern)) return true;
  // Of servlets: https://jakarta.ee/specifications/servlet/6.1/ section 12.2
  if (pattern.startsWith("*.")) return path.endsWith(pattern.slice(1));
  // Fields of a graph are asked for at its address.
  return segmentsMatch(partsOf(pattern), partsOf(path.split("#", 1)[0]!));
}

/** The same for `/api/*` of servlets, which takes in all that is below. */
export function takesInBelow(pattern: string, path: string): boolean {
  return takesIn(pattern.endsWith("/*") ? `${pattern}*` : pattern, path);
}

/** Whether a pattern makes no difference. */
export function isEverything(pattern: string): boolean {
  return /^\/?(\*\*|\*)$|^\/?\*\*\/\*\*?$|^\/\{\*\w*\}$/.test(pattern) || pattern === "";
}

/** Whether all that the second pattern takes in, the first one does. */
export function covers(wide: string, narrow: string): boolean {
  if (isEverything(wide) || wide === narrow) return true;
  const base = /^(.*)\/\*\*$/.exec(wide)?.[1];
  return base !== undefined && !/[*?{]/.test(base) && (narrow === base || narrow.startsWith(`${base}/`));
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function segmentsMatch(pattern: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return path.length === 0;
  if (head === "**" || /^\{\*\w*\}$/.test(head)) {
    if (rest.length === 0) return true;
    return path.some((_, index) => segmentsMatch(rest, path.slice(index)));
  }
  const [part, ...more] = path;
  return part !== undefined && segmentMatches(head, part) && segmentsMatch(rest, more);
}

function segmentMatches(pattern: string, part: string): boolean {
  if (pattern === "*" || /^\{[^{}]*\}$/.test(pattern)) return true;
  if (part.startsWith("{")) return false;
  const [first = "", ...pieces] = pattern.split("*");
  if (pieces.length === 0) return pattern === part;
  const last = pieces.pop()!;
  if (!part.startsWith(first) || !part.endsWith(last) || part.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces) {
    const at = part.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= part.length - last.length;
}
