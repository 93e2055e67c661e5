import {
  constant,
  contextSet,
  everyContext,
  isKnown,
  itemsOf,
  listOf,
  madeSafe,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { safeWithout } from "../../compare.ts";
import { concat, joinedWith } from "../../concat.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { derived } from "../derived.ts";
import { listOfAny, theList } from "../lists.ts";
import { beginsWith, safeAfterReplacing } from "../text.ts";

/** Functions that give another form of a text: what it carries and what it is safe for stays. */
const forms = new Set(
  (
    "strtolower strtoupper ucfirst ucwords lcfirst mb_strtolower mb_strtoupper mb_convert_case trim ltrim rtrim chop nl2br " +
    "strrev mb_convert_encoding iconv utf8_encode utf8_decode wordwrap chunk_split str_pad str_repeat"
  ).split(" "),
);
const sameText = /lower$|upper$|first$|trim$|^strval$/;
/** Functions that give a part of a text, or a text of another shape: what holds of the whole need not hold of it. */
const parts = new Set(
  (
    "substr mb_substr strstr stristr strrchr mb_strstr mb_strrchr substr_replace stripslashes stripcslashes quoted_printable_decode base64_decode " +
    "urldecode rawurldecode html_entity_decode htmlspecialchars_decode hex2bin pack unpack convert_uudecode gzuncompress " +
    "gzinflate serialize var_export http_build_query pathinfo str_split mb_str_split explode preg_split " +
    "str_getcsv sscanf strtr vsprintf dirname strtok quotemeta"
  ).split(" "),
);
/** Those that give a list of parts: its keys are numbers, whatever the text says. */
const listsOfParts = new Set("explode str_split mb_str_split preg_split str_getcsv".split(" "));
/** Contexts that a decoding makes unsafe again. */
const undone: Readonly<Record<string, number>> = {
  html_entity_decode: contextSet("html"),
  htmlspecialchars_decode: contextSet("html"),
  stripslashes: contextSet("quoted"),
  urldecode: everyContext,
  rawurldecode: everyContext,
  base64_decode: everyContext,
};

/** Functions on texts. */
export function callTexts(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  const [first = unknown, second = unknown, third = unknown] = given.positional;
  const text = isKnown(first) ? only(first) : undefined;
  if (forms.has(name)) {
    if (typeof text === "string" && given.positional.length === 1) return constant(changed(name, text));
    if (first.taints.length === 0) return unknown;
    const value = derived(machine, here, site, name, [first]);
    // What is proved of the one form holds of the other.
    return sameText.test(name) ? { ...value, text: first.text, number: first.number } : value;
  }
  if (name === "dirname") return typeof text === "string" ? constant(folderOf(text, only(second))) : pathOf(first);
  if (
    name === "explode" &&
    typeof text === "string" &&
    isKnown(second) &&
    typeof only(second) === "string" &&
    text !== ""
  )
    return allocate(
      machine,
      here.state,
      listOf(
        String(only(second))
          .split(text)
          .slice(0, 50)
          .map((part) => constant(part)),
      ),
    );
  if (name === "pathinfo" && second.names.some((flag) => /PATHINFO_(EXTENSION|FILENAME|BASENAME)$/.test(flag)))
    return madeSafe(derived(machine, here, site, name, [first]), contextSet("path"));
  if (parts.has(name)) {
    const value = derived(machine, here, site, name, given.positional);
    if (listsOfParts.has(name) && value.taints.length > 0) return listOfAny(machine, here, value);
    const cancelled = undone[name] ?? 0;
    return { ...value, taints: value.taints.map((taint) => ({ ...taint, safe: taint.safe & ~cancelled })) };
  }
  switch (name) {
    case "ending":
    case "basename": {
      const value = derived(machine, here, site, name, [first]);
      return madeSafe(value, contextSet("path"));
    }
    case "realpath":
      return { ...pathOf(first), names: ["canonical path"], number: machine.fresh(), ...partOf(first) };
    case "sprintf":
      return concat(machine, here, formatted(text, given.positional.slice(1), first), true, at);
    case "implode":
    case "join": {
      const [glue, list] = first.objects.length > 0 ? [second, first] : [first, second];
      const thing = theList(here, list);
      const items = thing === undefined ? undefined : itemsOf(thing);
      if (items === undefined || list.isOpen)
        return derived(machine, here, site, name, [glue, elementsOf(here.state, list)]);
      return joinedWith(machine, here, items, glue, at);
    }
    case "str_replace":
    case "str_ireplace": {
      const safe = replaced(here, first, second);
      const value = derived(machine, here, site, name, [madeSafe(third, safe), second]);
      const known = [first, second, third].map((part) => (isKnown(part) ? only(part) : undefined));
      const [search, by, subject] = known;
      const isPlain = typeof search === "string" && typeof by === "string" && typeof subject === "string";
      return isPlain && search !== "" ? constant(subject.replaceAll(search, by)) : value;
    }
    case "strpos":
    case "stripos":
    case "mb_strpos":
    case "strrpos":
      return {
        ...unknown,
        names: ["position"],
        ...searched(first, second),
        partOf: beginsWith(first, second).whenTrue,
      };
    // `strncmp($path, $folder, strlen($folder)) === 0`
    case "strncmp":
    case "strncasecmp":
      return { ...unknown, names: ["position"], partOf: beginsWith(first, second).whenTrue };
    case "parse_url": {
      const value = derived(machine, here, site, name, [first]);
      if (first.number === 0 || value.taints.length === 0) return value;
      const isHost = second.names.some((part) => /PHP_URL_(HOST|SCHEME)$/.test(part));
      const isWhole = given.positional.length === 1;
      return isHost || isWhole
        ? { ...value, partOf: [{ about: first.number, safe: contextSet("url", "redirect", "path") }] }
        : value;
    }
    case "str_contains":
      return { ...unknown, ...searched(first, second) };
    case "str_starts_with":
      return beginsWith(first, second);
    case "ctype_alnum":
    case "ctype_alpha":
    case "ctype_lower":
    case "ctype_upper":
      return { ...unknown, whenTrue: factsAbout(first, everyContext & ~contextSet("trust")) };
    default:
      return undefined;
  }
}

function changed(name: string, text: string): string {
  if (/lower$/.test(name)) return text.toLowerCase();
  if (/upper$/.test(name)) return text.toUpperCase();
  if (name === "trim") return text.trim();
  if (name === "ltrim") return text.trimStart();
  return name === "rtrim" || name === "chop" ? text.trimEnd() : text;
}

function folderOf(path: string, levels: unknown): string {
  let folder = path;
  for (let up = 0; up < (typeof levels === "number" ? Math.min(levels, 10) : 1); up++)
    folder = folder.replace(/\/?[^/]*$/, "") || "/";
  return folder;
}

function pathOf(value: Value): Value {
  return value.taints.length === 0 ? unknown : { ...unknown, taints: value.taints };
}

function partOf(value: Value): Partial<Value> {
  return value.number === 0 ? {} : { partOf: [{ about: value.number, safe: contextSet("path", "path step") }] };
}

/** The pieces of a format with the values between them; `%d` and its like let only numbers through. */
function formatted(text: unknown, values: readonly Value[], format: Value): Value[] {
  if (typeof text !== "string") return [format, ...values];
  const pieces: Value[] = [];
  let at = 0;
  let next = 0;
  for (const match of text.matchAll(/%(?:(\d+)\$)?[-+0 ]*(?:'.)?\d*(?:\.\d+)?([bcdeEfFgGosuxX%])/g)) {
    pieces.push(constant(text.slice(at, match.index)));
    at = match.index + match[0].length;
    if (match[2] === "%") {
      pieces.push(constant("%"));
      continue;
    }
    const value = values[match[1] === undefined ? next++ : Number(match[1]) - 1] ?? unknown;
    pieces.push(match[2] === "s" ? value : unknown);
  }
  pieces.push(constant(text.slice(at)));
  return pieces;
}

/** Contexts made safe by replacing one text, or each of a list. */
function replaced(here: Here, search: Value, by: Value): number {
  const thing = theList(here, search);
  const items = thing === undefined ? [search] : (itemsOf(thing) ?? []);
  const replacement = only(by);
  return items.reduce((safe, item) => {
    const known = only(item);
    if (typeof known !== "string") return safe;
    const pattern = known === "\n" ? "\\n" : known === "\r" ? "\\r" : known;
    return safe | safeAfterReplacing(pattern, true, typeof replacement === "string" ? replacement : undefined);
  }, 0);
}

function searched(text: Value, piece: Value): Partial<Value> {
  const known = only(piece);
  if (text.taints.length === 0 || typeof known !== "string") return {};
  return { whenTrue: [], whenFalse: factsAbout(text, safeWithout(known)) };
}
