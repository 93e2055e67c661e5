import {
  contextSet,
  everyContext,
  type Fact,
  madeSafe,
  named,
  only,
  unknown,
  type Value,
  withHop,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { carried } from "../derived.ts";
import { foldedText } from "../folded.ts";
import { listOfAny } from "../lists.ts";
import { beginsWith, safeAfterReplacing, safeWhenMatching } from "../text.ts";

/** What it says of a canonical path, or of what stands above it, to be the same as another one: it lies below that. */
function sameFolder(left: Value, right: Value): readonly Fact[] {
  const paths = [left, right];
  if (!paths.every(({ names }) => names.includes("canonical path"))) return [];
  return paths.flatMap((path) => factsAbout(path, contextSet("path")));
}

const longestText = 4096;

/** Methods of `String`, folded where everything is known. */
export function callText(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  const [first = unknown, second = unknown] = given.positional;
  const folded = foldedText(machine, here, receiver, method, given.positional, fold);
  if (folded !== undefined) return folded;
  switch (method) {
    case "toString":
    case "trim":
    case "strip":
    case "intern":
    case "toLowerCase":
    case "toUpperCase":
    case "getBytes":
    case "toCharArray":
      return receiver.taints.length > 0
        ? { ...carried(machine, receiver), number: receiver.number, text: receiver.text }
        : receiver;
    case "concat":
      return concat(machine, here, [receiver, first], true, at);
    case "substring":
    case "subSequence":
    case "stripLeading":
    case "stripTrailing":
    case "repeat":
    case "charAt":
    case "formatted":
    case "translateEscapes":
    case "stripIndent":
      return carried(machine, receiver, ...(method === "formatted" ? given.positional : []));
    case "replace":
    case "replaceAll":
    case "replaceFirst": {
      const search = only(first);
      const replaced = only(second);
      const pattern = typeof search === "string" ? (method === "replace" ? escaped(search) : search) : undefined;
      const safe =
        pattern === undefined || method === "replaceFirst"
          ? 0
          : safeAfterReplacing(pattern, true, typeof replaced === "string" ? replaced : undefined);
      return carried(machine, madeSafe(receiver, safe), second);
    }
    case "split":
      return receiver.taints.length > 0 ? listOfAny(machine, here, carried(machine, receiver)) : undefined;
    case "equals":
    case "equalsIgnoreCase":
    case "contentEquals": {
      const isLiteral = (value: Value) => value.taints.length === 0 && value.constants !== undefined && !value.isOpen;
      const other = isLiteral(first) ? receiver : isLiteral(receiver) ? first : undefined;
      if (other !== undefined) return { ...unknown, whenTrue: factsAbout(other, everyContext) };
      return { ...unknown, whenTrue: sameFolder(receiver, first) };
    }
    case "matches": {
      const pattern = only(first);
      if (typeof pattern !== "string") return unknown;
      return { ...unknown, whenTrue: factsAbout(receiver, safeWhenMatching(pattern, true)) };
    }
    case "startsWith":
      return beginsWith(receiver, first);
    case "contains":
    case "indexOf":
    case "lastIndexOf": {
      if (receiver.taints.length === 0) return undefined;
      const safe = only(first) === ".." ? contextSet("path step") : only(first) === "/" ? contextSet("path") : 0;
      const facts = safe === 0 ? [] : factsAbout(receiver, safe);
      return method === "contains" ? { ...unknown, whenFalse: facts } : { ...named("position"), whenFalse: facts };
    }
    case "isEmpty":
    case "isBlank":
    case "length":
    case "hashCode":
    case "endsWith":
    case "compareTo":
    case "compareToIgnoreCase":
    case "codePointAt":
    case "regionMatches":
      return unknown;
    case "chars":
    case "lines":
    case "codePoints":
      return receiver.taints.length > 0
        ? listOfAny(machine, here, withHop(carried(machine, receiver), at, `through ${method}`))
        : undefined;
    default:
      return undefined;
  }
}

/** The result on literals, or `undefined` where Java and this program may differ. */
function fold(
  text: string,
  method: string,
  args: readonly unknown[],
): string | number | boolean | string[] | undefined {
  const [first, second] = args;
  switch (method) {
    case "toString":
    case "intern":
      return text;
    case "trim":
      return text.trim();
    case "strip":
      return text.trim();
    case "toLowerCase":
      return text.toLowerCase();
    case "toUpperCase":
      return text.toUpperCase();
    case "length":
      return text.length;
    case "isEmpty":
      return text === "";
    case "isBlank":
      return text.trim() === "";
    case "charAt":
      return typeof first === "number" ? text.charAt(first) : undefined;
    case "substring":
      if (typeof first !== "number" || (second !== undefined && typeof second !== "number")) return undefined;
      return text.slice(first, second);
    case "concat":
      return typeof first === "string" && text.length + first.length <= longestText ? text + first : undefined;
    case "equals":
      return text === first;
    case "equalsIgnoreCase":
      return typeof first === "string" ? text.toLowerCase() === first.toLowerCase() : false;
    case "startsWith":
      return typeof first === "string" && second === undefined ? text.startsWith(first) : undefined;
    case "endsWith":
      return typeof first === "string" ? text.endsWith(first) : undefined;
    case "contains":
      return typeof first === "string" ? text.includes(first) : undefined;
    case "indexOf":
      return typeof first === "string" && second === undefined ? text.indexOf(first) : undefined;
    case "lastIndexOf":
      return typeof first === "string" && second === undefined ? text.lastIndexOf(first) : undefined;
    case "replace":
      if (typeof first !== "string" || typeof second !== "string") return undefined;
      return text.length * (second.length + 1) <= longestText ? text.replaceAll(first, second) : undefined;
    case "split":
      return typeof first === "string" && /^[^\\^$.|?*+()[\]{}]+$|^\\[.|]$/.test(first) && second === undefined
        ? text.split(first.replace(/^\\/, ""))
        : undefined;
    default:
      return undefined;
  }
}

function escaped(text: string): string {
  if (text === "\n") return "\\n";
  return text === "\r" ? "\\r" : text;
}
