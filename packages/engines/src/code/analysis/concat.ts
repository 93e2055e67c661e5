import { hostHeader } from "../models/index.ts";
import {
  asPart,
  clip,
  contextSet,
  isSafeFor,
  itemsOf,
  listOf,
  madeSafe,
  mergeTaints,
  mostText,
  only,
  type Place,
  unknown,
  type Value,
  withHop,
} from "../values/index.ts";
import { elementsOf } from "./elements.ts";
import { factsAbout } from "./facts.ts";
import { foldConcat } from "./fold.ts";
import type { Here, Machine } from "./machine.ts";
import { addToRest, allocate } from "./store.ts";

const mostParts = 8;

const statement =
  /^\s*(select\s[^;]*\bfrom\s|insert\s+into\s|delete\s+from\s|update\s[^;]*\sset\s|with\s+\w+\s+as\s*\()/i;

/** Reports an address that is made with the host a request names: links to it lead where the sender wants. */
function checkHost(machine: Machine, here: Here, parts: readonly Value[], at: Place): void {
  for (const [index, part] of parts.entries()) {
    const taints = part.taints.filter(({ source }) => source.what === hostHeader);
    if (taints.length === 0 || index === 0) continue;
    if (!/https?:\/\/$/i.test(parts[index - 1]!.text ?? "")) continue;
    machine.report({ rule: "host-header-trusted", at, unit: here.frame.unit, sink: "an address", taints, doubt: 0 });
  }
}

/** Text made of parts; each part keeps what it is safe for, and a constant start may make the rest safe. */
export function concat(machine: Machine, here: Here, parts: readonly Value[], isText: boolean, at: Place): Value {
  const folded = foldConcat(parts, isText);
  if (folded !== unknown) return folded;
  const lists = parts.filter((part) => part.objects.length > 0);
  if (
    lists.length > 0 &&
    !isText &&
    lists.some((part) => part.objects.some((number) => here.state.thing(number)?.isList))
  ) {
    return joinedLists(machine, here, parts);
  }
  let text = "";
  let isOwn = true;
  const shaped = parts.map((part) => {
    const before = text;
    text = clip(text + textOf(part));
    if (part.taints.length === 0) return part;
    const below = isOwn && isBelowBase(before, part.text ?? "") ? contextSet("url") : 0;
    const safe = safeAfter(before, isRooted(part)) | below;
    isOwn = false;
    return madeSafe(quoted(part, before), safe);
  });
  const isJoined = parts.some((part) => part.taints.length === 0 && textOf(part) !== "");
  // A folder before a path that stands in the code is what the caller chose.
  const isFolder = parts.slice(1).every((part) => part.taints.length === 0 && /^[/\\][^\0 ]*$/.test(textOf(part)));
  checkHost(machine, here, parts, at);
  if (statement.test(text) && text.includes("\0"))
    machine.report({
      rule: "sql-built-from-parts",
      at,
      unit: here.frame.unit,
      sink: "joining texts",
      taints: [],
      doubt: 0,
    });
  const taints = mergeTaints(shaped.map((part) => (isJoined && !isFolder ? asPart(part) : part).taints));
  if (taints.length === 0) return text === "" ? unknown : { ...unknown, text };
  // What is proved of the whole path holds of each part of it.
  const partOf = parts
    .filter((part) => part.taints.length > 0)
    .flatMap((part) => factsAbout(part, contextSet("path", "path step")));
  const value: Value = { ...unknown, taints, text, number: machine.fresh(), partOf: partOf.slice(0, mostParts) };
  return parts.length > 1 ? withHop(value, at, "joined into a text") : value;
}

/** The text of items with something between each two of them. */
export function joinedWith(machine: Machine, here: Here, items: readonly Value[], between: Value, at: Place): Value {
  const parts = items.flatMap((item, index) => (index === 0 ? [item] : [between, item]));
  return concat(machine, here, parts, true, at);
}

function joinedLists(machine: Machine, here: Here, parts: readonly Value[]): Value {
  const items = parts.map((part) => {
    const thing = part.objects.length === 1 ? here.state.thing(part.objects[0]!) : undefined;
    return thing === undefined ? undefined : itemsOf(thing);
  });
  if (items.every((list) => list !== undefined)) return allocate(machine, here.state, listOf(items.flat()));
  const all = allocate(machine, here.state, { ...listOf([]), length: undefined });
  for (const part of parts) addToRest(here.state, all, elementsOf(here.state, part));
  return all;
}

function textOf(value: Value): string {
  if (value.text !== undefined) return value.text;
  const known = only(value);
  return value.constants?.length === 1 && !value.isOpen ? String(known) : "\0";
}

/** What cannot leave the quotes around it is harmless in a statement, if it stands between quotes there. */
function quoted(part: Value, before: string): Value {
  if (part.taints.every(({ safe }) => !isSafeFor(safe, "quoted"))) return part;
  const quotes = before.replace(/\\./g, "").match(/'/g)?.length ?? 0;
  const doubles = before.replace(/\\./g, "").match(/"/g)?.length ?? 0;
  if (before.length < mostText && quotes % 2 === 0 && doubles % 2 === 0) return part;
  const sql = contextSet("sql");
  const taints = part.taints.map((taint) =>
    isSafeFor(taint.safe, "quoted") ? { ...taint, safe: taint.safe | sql } : taint,
  );
  return { ...part, taints };
}

/** What text may follow this beginning without changing where it leads. */
function safeAfter(whole: string, isRooted: boolean): number {
  return (
    safeBehind(whole) |
    // A path ends the host before it, whoever sent it: `https://${host}${request.url}`.
    (isRooted && /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+$/i.test(whole) ? contextSet("url", "redirect") : 0) |
    (/^[^\0]/.test(whole) ? contextSet("argument") : 0) |
    (/^[\\/]*$/.test(whole) ? 0 : contextSet("path root")) |
    (whole.startsWith("/") ? contextSet("rooted") : 0)
  );
}

function isRooted({ taints }: Value): boolean {
  return taints.every(({ safe }) => isSafeFor(safe, "rooted"));
}

/** Whether a part stands in the path behind a base that the program has from elsewhere: `base + "/items/" + part`. */
function isBelowBase(before: string, part: string): boolean {
  if (!before.startsWith("\0") || before.slice(1).includes("//")) return false;
  return before.includes("/") || (before === "\0" && /^\/[^/\\\0]/.test(part));
}

function safeBehind(whole: string): number {
  const text = whole.replace(/^location:\s*/i, "");
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/\0\\?#]+[/?#]/i.test(text)) return contextSet("url", "redirect");
  // What stands before it says where it leads, also where that is not known: `${base}/orders?${query}`.
  if (/^[^?#]+[?#]/.test(text)) return contextSet("url", "redirect");
  if (/^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/\\:?#\0]*\0[^/\\:?#]*\/(?![/\\])/i.test(text)) return contextSet("url");
  // An address that begins like this stays where it is asked from.
  if (/^\/[^/\\\0]|^[^/\\\0:]+[/?#]/.test(text)) return contextSet("url", "redirect");
  return 0;
}
