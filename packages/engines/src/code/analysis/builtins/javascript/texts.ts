import {
  asPart,
  constant,
  isKnown,
  itemsOf,
  listOf,
  madeSafe,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { joinedWith } from "../../concat.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { checkPattern } from "../../regex/patterns.ts";
import { allocate } from "../../store.ts";
import { carried } from "../derived.ts";
import { copyOf, listOfAny, theList } from "../lists.ts";
import { beginsWith, endsWith, safeAfterReplacing, safeWhenMatching, safeWhenNotMatching } from "../text.ts";

/** Methods of texts, and `join`. */
export function callText(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  site: CallSite,
): Value | undefined {
  const { given, at } = site;
  const first = given.positional[0] ?? unknown;
  const text = isKnown(receiver) ? only(receiver) : undefined;
  switch (method) {
    case "trim":
    case "toLowerCase":
    case "toUpperCase":
    case "toString":
    case "normalize":
      if (typeof text === "string")
        return constant(
          method === "trim"
            ? text.trim()
            : method === "toLowerCase"
              ? text.toLowerCase()
              : method === "toUpperCase"
                ? text.toUpperCase()
                : text,
        );
      return receiver.taints.length > 0
        ? { ...carried(machine, receiver), number: receiver.number, text: receiver.text }
        : undefined;
    case "charAt":
      return typeof text === "string" && typeof only(first) === "number"
        ? constant(text.charAt(Number(only(first))))
        : carried(machine, receiver);
    case "slice":
    case "substring":
    case "substr": {
      const bounds = given.positional.map(only);
      if (typeof text === "string" && method !== "substr" && bounds.every((bound) => typeof bound === "number")) {
        const [from, to] = bounds as number[];
        return constant(method === "slice" ? text.slice(from, to) : text.substring(from ?? 0, to));
      }
      return receiver.objects.length > 0 ? copyOf(machine, here, receiver) : carried(machine, receiver);
    }
    case "startsWith":
      return beginsWith(receiver, first);
    case "endsWith":
      return endsWith(receiver, first);
    case "localeCompare":
      return unknown;
    case "test":
    case "match":
    case "exec":
    case "search": {
      const isRegexReceiver = receiver.names.some((name) => name.startsWith("regex:"));
      const regex = (isRegexReceiver ? receiver : first).names.find((name) => name.startsWith("regex:"));
      if (regex === undefined) return undefined;
      const subject = isRegexReceiver ? first : receiver;
      checkPattern(machine, here, regex.slice("regex:".length), subject, at);
      const pattern = regex.slice("regex:".length);
      // The name of a type says nothing of the characters of what is of the type.
      const isOfType = subject.names.some((name) => name === "typeof" || name === "tag of");
      const facts = isOfType ? [] : factsAbout(subject, safeWhenMatching(pattern, false));
      const part = method === "test" || method === "search" ? unknown : carried(machine, subject);
      return { ...part, whenTrue: facts, whenFalse: factsAbout(subject, safeWhenNotMatching(pattern)) };
    }
    case "replace":
    case "replaceAll": {
      const regex = first.names.find((name) => name.startsWith("regex:"));
      const replacement = given.positional[1] ?? unknown;
      const replaced = only(replacement);
      const pattern = regex?.slice("regex:".length) ?? (typeof only(first) === "string" ? String(only(first)) : "");
      if (regex !== undefined) checkPattern(machine, here, regex.slice("regex:".length), receiver, at);
      const isAll = method === "replaceAll" || isGlobalRegex(first);
      const safe = safeAfterReplacing(pattern, isAll, typeof replaced === "string" ? replaced : undefined);
      const inserted =
        replacement.callables.length > 0
          ? machine.invokeAll(here, replacement, givenInOrder(carried(machine, receiver)), at)
          : replacement;
      return carried(machine, madeSafe(receiver, safe), inserted);
    }
    case "split": {
      if (typeof text === "string" && typeof only(first) === "string") {
        return allocate(machine, here.state, listOf(text.split(String(only(first))).map((part) => constant(part))));
      }
      const separator = first.names.find((name) => name.startsWith("regex:"));
      if (separator !== undefined) checkPattern(machine, here, separator.slice("regex:".length), receiver, at);
      return receiver.taints.length > 0 ? listOfAny(machine, here, carried(machine, receiver)) : undefined;
    }
    case "join": {
      const list = theList(here, receiver);
      if (list === undefined && receiver.taints.length === 0) return undefined;
      const items = list === undefined ? undefined : itemsOf(list);
      if (items !== undefined && items.length > 0 && !receiver.isOpen) {
        return joinedWith(machine, here, items, given.positional[0] ?? constant(","), at);
      }
      return carried(machine, asPart(elementsOf(here.state, receiver)), first);
    }
    case "concat":
    case "padStart":
    case "padEnd":
    case "repeat":
      return carried(machine, receiver, ...given.positional);
    default:
      return undefined;
  }
}

function isGlobalRegex(value: Value): boolean {
  return value.names.some((name) => name === "regex flags:g");
}
