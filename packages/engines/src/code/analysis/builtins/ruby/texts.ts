import {
  constant,
  contextSet,
  everyContext,
  isKnown,
  itemsOf,
  madeSafe,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import { concat, joinedWith } from "../../concat.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { derived } from "../derived.ts";
import { append, listOfAny, theList } from "../lists.ts";
import { beginsWith, endsWith, safeAfterReplacing } from "../text.ts";
import type { RubyCall } from "./ruby-call.ts";

/** Methods that give another form of a text: what it carries and what it is safe for stays. */
const forms = new Set(
  (
    "downcase upcase capitalize swapcase strip lstrip rstrip chomp chop squish squeeze reverse force_encoding encode b scrub " +
    "unicode_normalize titleize camelize underscore humanize dasherize pluralize singularize ljust rjust center succ next"
  ).split(" "),
);
const changes: Readonly<Record<string, (text: string) => string>> = {
  downcase: (text) => text.toLowerCase(),
  upcase: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
  lstrip: (text) => text.trimStart(),
  rstrip: (text) => text.trimEnd(),
  chomp: (text) => text.replace(/\r?\n$/, ""),
};
const listing = new Set("split lines chars scan bytes each_line partition rpartition".split(" "));
const partial = new Set(
  "slice first last truncate byteslice at from to delete_prefix delete_suffix unpack unpack1".split(" "),
);

/** Methods of texts. */
export function callTexts(machine: Machine, here: Here, call: RubyCall): Value | undefined {
  const { name, receiver, values, site } = call;
  const [first = unknown] = values;
  const text = isKnown(receiver) ? only(receiver) : undefined;
  const base = name.endsWith("!") ? name.slice(0, -1) : name;
  if (forms.has(base)) {
    if (typeof text === "string" && changes[base] !== undefined) return constant(changes[base](text));
    if (receiver.taints.length === 0) return receiver.objects.length > 0 ? receiver : unknown;
    return { ...derived(machine, here, site, name, [receiver]), number: receiver.number, text: receiver.text };
  }
  switch (name) {
    case "+":
      return concat(machine, here, [receiver, first], false, site.at);
    case "<<":
    case "concat":
    case "push":
    case "append":
      if (theList(here, receiver) !== undefined) {
        append(here, receiver, values);
        return receiver;
      }
      if (receiver.objects.length > 0 || name === "push" || name === "append") return undefined;
      return concat(machine, here, [receiver, ...values], false, site.at);
    case "prepend":
      return receiver.objects.length > 0 ? undefined : concat(machine, here, [first, receiver], false, site.at);
    case "%":
      return typeof text === "string" || receiver.text !== undefined
        ? concat(machine, here, formatted(text, argumentsOf(here, first), receiver), true, site.at)
        : unknown;
    case "format":
    case "sprintf":
      return concat(machine, here, formatted(text, values, receiver), true, site.at);
    case "join": {
      // Of a folder and names in it; `File` stands for the folder that is given first.
      if (receiver.names.some((name) => /^(File|Pathname\(\)|Rails\.\w+\(\).*|Dir\..*)$/.test(name))) {
        const folder = receiver.names.includes("File") ? [] : [receiver];
        const path = joinedWith(machine, here, [...folder, ...values], constant("/"), site.at);
        return folder.length === 0 ? path : { ...path, names: ["Pathname()"] };
      }
      const thing = theList(here, receiver);
      const items = thing === undefined ? undefined : itemsOf(thing);
      if (items === undefined || receiver.isOpen)
        return derived(machine, here, site, name, [elementsOf(here.state, receiver), ...values]);
      return joinedWith(machine, here, items, values[0] ?? constant(""), site.at);
    }
    case "start_with?":
      return beginsWith(receiver, first);
    case "end_with?":
      return endsWith(receiver, first);
    case "include?": {
      const known = only(first);
      return { ...unknown, whenFalse: factsAbout(receiver, known === ".." ? contextSet("path step") : 0) };
    }
    case "tr":
    case "delete": {
      const known = only(first);
      const replaced =
        typeof known === "string" ? safeAfterReplacing(known === "'" ? known : `[${known}]`, true, "") : 0;
      // Without what separates folders it is one name.
      const safe = replaced | (typeof known === "string" && known.includes("/") ? contextSet("path") : 0);
      return receiver.taints.length === 0 ? undefined : derived(machine, here, site, name, [madeSafe(receiver, safe)]);
    }
    case "parameterize":
      return madeSafe(derived(machine, here, site, name, [receiver]), everyContext & ~contextSet("trust"));
    case "inspect":
    case "dump":
      return madeSafe(derived(machine, here, site, name, [receiver]), contextSet("log"));
  }
  if (receiver.taints.length === 0) return undefined;
  if (listing.has(name)) return listOfAny(machine, here, derived(machine, here, site, name, [receiver]));
  return partial.has(name) ? derived(machine, here, site, name, [receiver]) : undefined;
}

function argumentsOf(here: Here, value: Value): readonly Value[] {
  const thing = theList(here, value);
  return (
    (thing === undefined ? undefined : itemsOf(thing)) ??
    (value.objects.length > 0 ? [elementsOf(here.state, value)] : [value])
  );
}

/** The pieces of a format with the values between them; `%d` and its like let only numbers through. */
function formatted(text: unknown, values: readonly Value[], format: Value): Value[] {
  if (typeof text !== "string") return [format, ...values];
  const pieces: Value[] = [];
  let at = 0;
  let next = 0;
  for (const match of text.matchAll(/%[-+0 #]*(?:<\w+>|\{\w+\})?\d*(?:\.\d+)?([a-zA-Z%]?)/g)) {
    pieces.push(constant(text.slice(at, match.index)));
    at = match.index + match[0].length;
    if (match[1] === "%") pieces.push(constant("%"));
    else {
      const value = values[next] ?? unknown;
      if (next < values.length - 1) next++;
      pieces.push(/[sp]|^$/.test(match[1]!) || /[<{]/.test(match[0]) ? value : unknown);
    }
  }
  pieces.push(constant(text.slice(at)));
  return pieces;
}
