import { contextSet, isKnown, madeSafe, named, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { carried } from "../derived.ts";
import { foldedText } from "../folded.ts";
import { listOfAny } from "../lists.ts";
import { beginsWith, endsWith, safeAfterReplacing } from "../text.ts";
import { equalTo } from "./equality.ts";

const longestText = 4096;
/** The characters that no name of a file may have, folders' separators among them. */
const unfitForNames = "System.IO.Path.GetInvalidFileNameChars()";

/** Whether characters are a set with the one that separates folders. */
function separates(here: Here, characters: Value): boolean {
  const items = characters.objects.flatMap((number) => [...(here.state.thing(number)?.slots.values() ?? [])]);
  return characters.names.includes(unfitForNames) || items.some((item) => isKnown(item) && only(item) === "/");
}

/** Methods of `string`, folded where everything is known. */
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
    case "ToString":
    case "Trim":
    case "TrimStart":
    case "TrimEnd":
    case "ToLower":
    case "ToUpper":
    case "ToLowerInvariant":
    case "ToUpperInvariant":
    case "Normalize":
    case "ToCharArray":
    case "AsSpan":
      return receiver.taints.length > 0
        ? { ...carried(machine, receiver), number: receiver.number, text: receiver.text }
        : receiver;
    case "Insert":
      return concat(machine, here, [receiver, second], true, at);
    case "Substring":
    case "Remove":
    case "PadLeft":
    case "PadRight":
      return carried(machine, receiver);
    case "Replace": {
      const search = only(first);
      const put = only(second);
      const pattern = typeof search === "string" ? search.replaceAll("\n", "\\n").replaceAll("\r", "\\r") : undefined;
      const safe =
        pattern === undefined ? 0 : safeAfterReplacing(pattern, true, typeof put === "string" ? put : undefined);
      return carried(machine, madeSafe(receiver, safe), second);
    }
    case "Split":
      return receiver.taints.length > 0
        ? listOfAny(
            machine,
            here,
            carried(machine, separates(here, first) ? madeSafe(receiver, contextSet("path")) : receiver),
          )
        : undefined;
    case "Equals":
      return { ...unknown, whenTrue: equalTo(receiver, first) };
    case "StartsWith":
      return beginsWith(receiver, first);
    case "Contains":
    case "IndexOf":
    case "LastIndexOf": {
      if (receiver.taints.length === 0) return undefined;
      const piece = String(only(first));
      const safe = piece === ".." ? contextSet("path step") : /^[/\\]$/.test(piece) ? contextSet("path") : 0;
      const facts = safe === 0 ? [] : factsAbout(receiver, safe);
      return method === "Contains" ? { ...unknown, whenFalse: facts } : { ...named("position"), whenFalse: facts };
    }
    case "IndexOfAny": {
      if (receiver.taints.length === 0 || !separates(here, first)) return undefined;
      return { ...named("position"), whenFalse: factsAbout(receiver, contextSet("path")) };
    }
    case "EndsWith":
      return endsWith(receiver, first);
    case "CompareTo":
    case "GetHashCode":
      return unknown;
    default:
      return undefined;
  }
}

/** The result on literals, or `undefined` where .NET and this program may differ. */
function fold(
  text: string,
  method: string,
  args: readonly unknown[],
): string | number | boolean | string[] | undefined {
  const [first, second] = args;
  switch (method) {
    case "ToString":
      return text;
    case "Trim":
      return first === undefined ? text.trim() : undefined;
    case "ToLower":
    case "ToLowerInvariant":
      return text.toLowerCase();
    case "ToUpper":
    case "ToUpperInvariant":
      return text.toUpperCase();
    case "Substring":
      if (typeof first !== "number" || (second !== undefined && typeof second !== "number")) return undefined;
      return second === undefined ? text.slice(first) : text.slice(first, first + second);
    case "Equals":
      return second === undefined ? text === first : undefined;
    case "StartsWith":
      return typeof first === "string" && second === undefined ? text.startsWith(first) : undefined;
    case "EndsWith":
      return typeof first === "string" && second === undefined ? text.endsWith(first) : undefined;
    case "Contains":
      return typeof first === "string" && second === undefined ? text.includes(first) : undefined;
    case "IndexOf":
      return typeof first === "string" && second === undefined ? text.indexOf(first) : undefined;
    case "Replace":
      if (typeof first !== "string" || typeof second !== "string" || first === "") return undefined;
      return text.length * (second.length + 1) <= longestText ? text.replaceAll(first, second) : undefined;
    case "Split":
      return typeof first === "string" && first !== "" && second === undefined ? text.split(first) : undefined;
    default:
      return undefined;
  }
}
