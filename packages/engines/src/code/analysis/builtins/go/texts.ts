import {
  constant,
  contextSet,
  everyContext,
  isKnown,
  isSafeFor,
  listOf,
  madeSafe,
  named,
  only,
  onlyTaints,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { elementsOf } from "../../elements.ts";
import { factsAbout } from "../../facts.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { carried } from "../derived.ts";
import { listOfAny } from "../lists.ts";
import { signFrom } from "../signs.ts";
import { beginsWith, safeAfterReplacing, safeWithoutEach } from "../text.ts";

const longestText = 4096;
/** What stands in a text for something that is put there: `[NAME]`, `{{name}}`, `%name%`. */
const placeholder = /^[^\w\s/.]+\w[\w .-]*[^\w\s/.]+$/;

/** Whether nothing that a request gave says where a text leads. */
function isOwnAddress({ taints }: Value): boolean {
  return taints.every(({ safe }) => isSafeFor(safe, "url"));
}

/** Functions of `strings`, `bytes` and `strconv`: https://pkg.go.dev/strings */
export function callText(machine: Machine, here: Here, name: string, { given }: CallSite): Value | undefined {
  const match = /^(strings|bytes|strconv)\.(\w+)$/.exec(name);
  if (match === null) return undefined;
  const method = match[2]!;
  const [first = unknown, second = unknown, third = unknown] = given.positional;
  if (match[1] === "strconv") return callConversion(machine, here, method, first);
  const known = given.positional.map((value) => (isKnown(value) ? only(value) : undefined));
  if (known.every((value) => value !== undefined)) {
    const folded = fold(method, known);
    if (folded !== undefined) return constant(folded);
  }
  const several = (...items: readonly Value[]) => allocate(machine, here.state, listOf(items));
  switch (method) {
    case "ToLower":
    case "ToUpper":
    case "ToTitle":
    case "Title":
    case "TrimSpace":
    case "Clone":
    case "ToValidUTF8":
      return first.taints.length > 0 ? { ...carried(machine, first), number: first.number, text: first.text } : first;
    case "Trim":
    case "TrimLeft":
    case "TrimRight":
    case "TrimPrefix":
    case "TrimSuffix":
    case "TrimFunc":
    case "Repeat":
      return carried(machine, first);
    case "Map":
      return carried(machine, madeSafe(second, safeAfterMapping(first)));
    case "Replace":
    case "ReplaceAll": {
      const [, search, replaced] = known;
      const isAll = method === "ReplaceAll" || known[3] === -1;
      const safe =
        typeof search === "string"
          ? safeAfterReplacing(escaped(search), isAll, typeof replaced === "string" ? replaced : undefined)
          : 0;
      const isTemplate = typeof search === "string" && placeholder.test(search) && isOwnAddress(first);
      return carried(
        machine,
        madeSafe(first, safe),
        isTemplate ? madeSafe(third, contextSet("url", "redirect", "path root")) : third,
      );
    }
    case "Split":
    case "SplitN":
    case "SplitAfter":
    case "Fields":
    case "FieldsFunc":
      return first.taints.length > 0 ? listOfAny(machine, here, carried(machine, first)) : unknown;
    case "Join":
      return carried(machine, elementsOf(here.state, first), second);
    case "Cut":
      return several(carried(machine, first), carried(machine, first), unknown);
    case "CutPrefix":
    case "CutSuffix":
      return several(carried(machine, first), unknown);
    case "EqualFold": {
      const other = isLiteral(second) ? first : isLiteral(first) ? second : undefined;
      return { ...unknown, whenTrue: other === undefined ? [] : factsAbout(other, everyContext) };
    }
    case "HasPrefix":
      return beginsWith(first, isKnown(second) ? second : unknown);
    case "Contains":
    case "ContainsAny":
    case "ContainsRune":
    case "Index":
    case "IndexByte":
    case "IndexAny": {
      const isSeparator = known[1] === "/" || known[1] === "./\\" || known[1] === "/\\";
      const safe = known[1] === ".." ? contextSet("path step") : isSeparator ? contextSet("path") : 0;
      const facts = safe === 0 ? [] : factsAbout(first, safe);
      return method.startsWith("Contains")
        ? { ...unknown, whenFalse: facts }
        : { ...named("position"), whenFalse: facts };
    }
    case "HasSuffix":
    case "Compare":
    case "Count":
    case "LastIndex":
    case "Equal":
      return unknown;
    default:
      return undefined;
  }
}

/** Contexts for which a text is safe that a function was asked about sign by sign: those whose signs it keeps none of. */
function safeAfterMapping({ callables }: Value): number {
  const [by] = callables;
  if (callables.length !== 1 || by?.kind !== "function") return 0;
  return safeWithoutEach((sign) => {
    const given = signFrom(by.unit, sign);
    return given !== undefined && given !== sign;
  });
}

/** Conversions give a number and whether it went well: without an error the text is a number. */
function callConversion(machine: Machine, here: Here, method: string, first: Value): Value | undefined {
  if (/^(Atoi|ParseInt|ParseUint|ParseFloat|ParseBool)$/.test(method)) {
    const isGood = { ...named("outcome"), whenTrue: factsAbout(first, everyContext) };
    return allocate(machine, here.state, listOf([unknown, isGood]));
  }
  if (/^(Itoa|Format\w+)$/.test(method)) return unknown;
  if (/^(Quote|AppendQuote)/.test(method))
    return madeSafe({ ...onlyTaints([first]), number: machine.fresh() }, contextSet("log", "header"));
  return undefined;
}

function isLiteral(value: Value): boolean {
  return value.taints.length === 0 && value.constants !== undefined && !value.isOpen;
}

function fold(
  method: string,
  [text, second, third, fourth]: readonly unknown[],
): string | number | boolean | undefined {
  if (typeof text !== "string") return undefined;
  switch (method) {
    case "ToLower":
      return text.toLowerCase();
    case "ToUpper":
      return text.toUpperCase();
    case "TrimSpace":
      return text.trim();
    default:
  }
  if (typeof second !== "string") return undefined;
  switch (method) {
    case "Contains":
      return text.includes(second);
    case "HasPrefix":
      return text.startsWith(second);
    case "HasSuffix":
      return text.endsWith(second);
    case "EqualFold":
      return text.toLowerCase() === second.toLowerCase();
    case "TrimPrefix":
      return text.startsWith(second) ? text.slice(second.length) : text;
    case "TrimSuffix":
      return text.endsWith(second) ? text.slice(0, text.length - second.length) : text;
    case "ReplaceAll":
    case "Replace":
      return typeof third === "string" &&
        (method === "ReplaceAll" || fourth === -1) &&
        text.length * (third.length + 1) <= longestText
        ? text.replaceAll(second, third)
        : undefined;
    default:
      return undefined;
  }
}

function escaped(text: string): string {
  if (text === "\n") return "\\n";
  return text === "\r" ? "\\r" : text;
}
