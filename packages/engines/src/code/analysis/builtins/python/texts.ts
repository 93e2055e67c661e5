import {
  type ContextSet,
  constant,
  contextSet,
  everyContext,
  isKnown,
  itemsOf,
  listOf,
  madeSafe,
  named,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat, joinedWith } from "../../concat.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { load } from "../../load.ts";
import type { Given, Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { carried } from "../derived.ts";
import { listOfAny, theList } from "../lists.ts";
import { beginsWith, safeAfterReplacing } from "../text.ts";

/** Pieces of a text between what is replaced in it. */
const mostPieces = 100;

/** Without slashes at its beginning a path does not begin at the root. */
function stripped(text: Value, of: Value): Value {
  const characters = only(of);
  return typeof characters === "string" && characters.includes("/") ? madeSafe(text, contextSet("path root")) : text;
}

/** Methods of texts and bytes. */
export function callText(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  { given, at }: CallSite,
): Value | undefined {
  const first = given.positional[0] ?? unknown;
  const text = isKnown(receiver) ? only(receiver) : undefined;
  switch (method) {
    case "lower":
    case "upper":
    case "strip":
      if (typeof text === "string" && given.positional.length === 0) {
        return constant(
          method === "lower" ? text.toLowerCase() : method === "upper" ? text.toUpperCase() : text.trim(),
        );
      }
      return receiver.taints.length > 0
        ? { ...carried(machine, stripped(receiver, first)), number: receiver.number, text: receiver.text }
        : unknown;
    case "lstrip":
    case "rstrip":
    case "title":
    case "capitalize":
    case "casefold":
    case "encode":
    case "decode":
    case "expandtabs":
    case "zfill":
    case "removeprefix":
    case "removesuffix":
      return receiver.taints.length > 0
        ? { ...carried(machine, method === "lstrip" ? stripped(receiver, first) : receiver), text: receiver.text }
        : typeof text === "string" && /code$/.test(method)
          ? receiver
          : undefined;
    case "format": {
      if (typeof text !== "string" && receiver.text === undefined && receiver.taints.length === 0) return undefined;
      const values = [...given.positional, ...given.keywords.values()];
      if (typeof text !== "string") return carried(machine, receiver, ...values);
      return concat(machine, here, formatted(machine, here, text, given, at), true, at);
    }
    case "join": {
      const parts = elementsOf(here.state, first);
      const list = theList(here, first);
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined) return joinedWith(machine, here, items, receiver, at);
      return carried(machine, parts, receiver);
    }
    case "replace": {
      const search = only(first);
      const replacement = given.positional[1] ?? unknown;
      const replaced = only(replacement);
      if (typeof text === "string" && typeof search === "string" && typeof replaced === "string")
        return constant(text.replaceAll(search, replaced));
      if (typeof text === "string" && typeof search === "string" && search !== "" && text.includes(search)) {
        const pieces = text
          .split(search)
          .slice(0, mostPieces)
          .map((piece) => constant(piece));
        return joinedWith(machine, here, pieces, replacement, at);
      }
      const safe =
        typeof search === "string"
          ? safeAfterReplacing(
              search === "\n" ? "\\n" : search === "\r" ? "\\r" : search,
              true,
              typeof replaced === "string" ? replaced : undefined,
            )
          : 0;
      return carried(machine, madeSafe(receiver, safe), replacement);
    }
    case "split":
    case "rsplit":
    case "splitlines":
    case "partition":
    case "rpartition":
      if (typeof text === "string" && method === "split" && typeof only(first) === "string") {
        return allocate(machine, here.state, listOf(text.split(String(only(first))).map((part) => constant(part))));
      }
      return receiver.taints.length > 0 ? listOfAny(machine, here, carried(machine, receiver)) : undefined;
    case "startswith":
      return beginsWith(receiver, first);
    case "isdigit":
    case "isdecimal":
    case "isnumeric":
      return { ...unknown, whenTrue: factsAbout(receiver, everyContext) };
    case "isalnum":
    case "isalpha":
    case "isidentifier":
      // Harmless as text; whose word it is remains open.
      return { ...unknown, whenTrue: factsAbout(receiver, everyContext & ~contextSet("trust")) };
    case "relative_to":
      // It stops the program for what does not lie there.
      for (const { about, safe } of factsAbout(receiver, safeBelow(receiver))) here.state.learn(about, safe);
      return receiver.taints.length > 0 ? carried(machine, madeSafe(receiver, safeBelow(receiver))) : undefined;
    case "is_relative_to":
      return { ...unknown, whenTrue: factsAbout(receiver, safeBelow(receiver)) };
    case "find":
    case "index":
    case "rfind":
      if (receiver.taints.length === 0) return undefined;
      return {
        ...named("position"),
        whenTrue: [],
        whenFalse:
          typeof only(first) === "string"
            ? factsAbout(receiver, only(first) === ".." ? contextSet("path step") : 0)
            : [],
      };
    case "endswith":
    case "count":
      return receiver.taints.length > 0 ? unknown : undefined;
    default:
      return undefined;
  }
}

/**
 * What a path is safe for that lies below another one: steps up stay in it where it was not resolved.
 * https://docs.python.org/3/library/pathlib.html#pathlib.PurePath.is_relative_to
 */
function safeBelow({ names }: Value): ContextSet {
  return contextSet(names.includes("canonical path") ? "path" : "path root");
}

/** The pieces of a format text with the values of its fields between them. */
function formatted(machine: Machine, here: Here, text: string, given: Given, place: CallSite["at"]): Value[] {
  const parts: Value[] = [];
  let position = 0;
  let at = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)) {
    parts.push(constant(text.slice(at, match.index)));
    at = match.index + match[0].length;
    if (match[0] === "{{" || match[0] === "}}") {
      parts.push(constant(match[0][0]));
      continue;
    }
    const field = /^\w*/.exec(match[1] ?? "")![0];
    const value =
      field === ""
        ? given.positional[position++]
        : /^\d+$/.test(field)
          ? given.positional[Number(field)]
          : given.keywords.get(field);
    const member = /^\w*(?:\[(\w+)\]|\.(\w+))/.exec(match[1] ?? "");
    const name = member?.[1] ?? member?.[2];
    parts.push(value === undefined ? unknown : name === undefined ? value : load(machine, here, value, name, place));
  }
  parts.push(constant(text.slice(at)));
  return parts;
}
