import type { Edit } from "../../diffs/index.ts";
import type { Endpoint } from "./contract.ts";

const mostLength = 300;

/** The line that mends an endpoint, and the edit of its file that makes it, where the guard is known to the file. */
export interface Fix {
  readonly fix?: string;
  readonly edit?: Edit;
}

/**
 * The registration of an endpoint with the guard of its siblings in it, as they write it.
 *
 * @param guard as the program calls it
 */
export function fixOf(endpoint: Endpoint, guard: string, siblings: readonly Endpoint[]): Fix {
  for (const sibling of siblings) {
    const written = sibling.guards.find(({ name }) => name === guard);
    if (written === undefined) continue;
    const { module, start, end } = written.at;
    const isOwn = module.path === sibling.at.module.path && start === sibling.at.start;
    const fix = isOwn ? withArgument(endpoint, sibling, guard) : decorated(endpoint, module.text.slice(start, end));
    if (fix?.fix === undefined || fix.fix.length > mostLength) continue;
    const isInScope = sibling.at.module.path === endpoint.at.module.path && module.path === endpoint.at.module.path;
    return isInScope ? fix : { fix: fix.fix };
  }
  return {};
}

/** `router.get("/orders", signedIn, list)`: the argument of the sibling behind the path. */
function withArgument(endpoint: Endpoint, sibling: Endpoint, guard: string): Fix | undefined {
  const theirs = argumentsOf(textOf(sibling));
  const own = textOf(endpoint);
  const first = argumentsOf(own)?.[0];
  if (theirs === undefined || first === undefined || !/^["'`]/.test(first)) return undefined;
  const words = guard.replace(/\(\)$/, "").split(".");
  const argument =
    theirs.slice(1).find((text) => words.some((word) => text.includes(word))) ??
    (theirs.length > 2 ? theirs[1] : undefined);
  if (argument === undefined || argument.includes("\n")) return undefined;
  const place = own.indexOf(first) + first.length;
  const fix = `${own.slice(0, place)}, ${argument}${own.slice(place)}`.split("\n")[0]!;
  const at = endpoint.at.start + place;
  return { fix, edit: { start: at, end: at, text: `, ${argument}` } };
}

/** A decorator or annotation above the line of the endpoint. */
function decorated({ at, handler }: Endpoint, text: string): Fix | undefined {
  if (!/^@?[\w.]+(\([^()]*\))?$/.test(text) || !["python", "java"].includes(at.module.language)) return undefined;
  const { module, start } = handler ?? at;
  const lineStart = module.text.lastIndexOf("\n", start) + 1;
  const line = module.text.slice(lineStart).split("\n")[0]!;
  const written = `${/^\s*/.exec(line)![0]}${text.startsWith("@") ? "" : "@"}${text}\n`;
  const fix = `${written}${line}`;
  return module.path === at.module.path ? { fix, edit: { start: lineStart, end: lineStart, text: written } } : { fix };
}

function textOf({ at }: Endpoint): string {
  return at.module.text.slice(at.start, at.end);
}

/** The arguments of a call, as written. */
function argumentsOf(call: string): string[] | undefined {
  const open = call.indexOf("(");
  if (open < 0) return undefined;
  const found: string[] = [];
  let depth = 0;
  let start = open + 1;
  let quote = "";
  for (let index = open + 1; index < call.length; index++) {
    const character = call[index]!;
    if (quote !== "") {
      if (character === "\\") index++;
      else if (character === quote) quote = "";
    } else if (/["'`]/.test(character)) quote = character;
    else if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) {
      if (depth-- > 0) continue;
      found.push(call.slice(start, index).trim());
      return found;
    } else if (character === "," && depth === 0) {
      found.push(call.slice(start, index).trim());
      start = index + 1;
    }
  }
  return undefined;
}
