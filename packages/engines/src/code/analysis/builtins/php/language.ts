import {
  constant,
  contextSet,
  emptyThing,
  everyContext,
  isKnown,
  itemsOf,
  join,
  madeSafe,
  only,
  unknown,
  type Value,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { factsAbout, withFacts } from "../../facts.ts";
import { load } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { derived } from "../derived.ts";

/** Conversions, tests of types and what belongs to the language itself. */
export function callLanguage(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const first = site.given.positional[0] ?? unknown;
  switch (name) {
    case "intval":
    case "floatval":
    case "doubleval":
    case "boolval": {
      const known = only(first);
      const isNumber = typeof known === "number" || (typeof known === "string" && /^-?\d{1,15}$/.test(known));
      return name === "intval" && isKnown(first) && isNumber ? constant(Math.trunc(Number(known))) : unknown;
    }
    // No array any more.
    case "strval":
      return madeSafe(first, contextSet("nosql"));
    case "compact":
      return compact(machine, here, site);
    case "file_get_contents":
    case "fopen":
      return only(first) === "php://input" ? fromRequest(machine, site, "the request body (php://input)") : undefined;
    case "filter_var":
      return {
        ...filtered(site.given.positional[1], derived(machine, here, site, name, [first])),
        whenTrue: factsAbout(first, passed(site.given.positional[1])),
      };
    case "filter_input":
      if (first.names.some((constant) => /INPUT_(SERVER|ENV)$/.test(constant))) return unknown;
      return filtered(site.given.positional[2], fromRequest(machine, site, "a request parameter (filter_input)"));
    case "is_numeric":
    case "is_int":
    case "is_integer":
    case "is_long":
    case "is_float":
    case "is_double":
    case "is_bool":
    case "ctype_digit":
    case "ctype_xdigit":
      return { ...unknown, whenTrue: factsAbout(first, everyContext) };
    case "extract":
      return extract(machine, here, site);
    case "isset":
    case "empty":
    case "defined":
    case "function_exists":
    case "class_exists":
    case "is_array":
    case "is_string":
    case "is_object":
    case "is_null":
    case "is_callable":
    case "count":
    case "sizeof":
    case "strlen":
    case "mb_strlen":
    case "exit":
    case "echo":
    case "print":
    case "trigger_error":
    case "error_log":
      return unknown;
    case "matches":
    case "parsed_query":
    case "unserialize":
    case "json_decode":
      return derived(machine, here, site, name, site.given.positional);
    case "output":
      return unknown;
    default:
      return undefined;
  }
}

function fromRequest(machine: Machine, { at }: CallSite, what: string): Value {
  const source = { label: "http" as const, what, at };
  return { ...unknown, number: machine.fresh(), taints: [{ source, last: undefined, safe: 0, doubt: 0 }] };
}

/** What a filter lets through: https://www.php.net/manual/en/filter.constants.php */
function filtered(filter: Value | undefined, value: Value): Value {
  const [name = ""] = filter?.names ?? [];
  const safe = passed(filter);
  if (safe === everyContext || /FILTER_SANITIZE_NUMBER_(INT|FLOAT)$/.test(name)) return unknown;
  if (/FILTER_SANITIZE_((FULL_)?SPECIAL_CHARS|STRING|STRIPPED|ENCODED)$/.test(name))
    return madeSafe(value, contextSet("html"));
  if (/FILTER_(SANITIZE_(ADD_SLASHES|MAGIC_QUOTES))$/.test(name)) return madeSafe(value, contextSet("quoted"));
  return safe === 0 ? value : madeSafe(value, safe);
}

/** What a text is safe for that a filter finds valid. */
function passed(filter: Value | undefined): number {
  const [name = ""] = filter?.names ?? [];
  if (/FILTER_VALIDATE_(INT|FLOAT|BOOL|BOOLEAN|IP|MAC)$/.test(name)) return everyContext;
  return /FILTER_VALIDATE_(DOMAIN|EMAIL)$/.test(name) ? contextSet("header", "path", "log") : 0;
}

/** Gives the variables of a function the items of the same names: any that it has, where the names come from outside. */
function extract(machine: Machine, here: Here, { given, at }: CallSite): Value {
  const [items = unknown, flags] = given.positional;
  const keepsOld = flags?.names.includes("php.EXTR_SKIP") === true;
  for (const name of here.frame.unit.locals) {
    if (!name.startsWith("$")) continue;
    const variable = here.frame.variable(name, machine.fresh);
    const before = here.state.variable(variable);
    if (keepsOld && before !== undefined) continue;
    const item = load(machine, here, items, name.slice(1), at);
    if (item.taints.length + item.objects.length + item.names.length + item.callables.length === 0) continue;
    here.state.setVariable(variable, before === undefined ? item : join(before, item));
  }
  return unknown;
}

/** A record of the variables with these names. */
function compact(machine: Machine, here: Here, { given }: CallSite): Value {
  const slots = new Map<string, Value>();
  const names = given.positional.flatMap((value) => [
    value,
    ...(itemsOf(here.state.thing(value.number) ?? emptyThing()) ?? []),
  ]);
  for (const value of names) {
    const name = only(value);
    const holder = typeof name === "string" ? here.frame.holderOf(`$${name}`) : undefined;
    const held = holder && here.state.variable(holder.variable(`$${name}`, machine.fresh));
    if (held !== undefined) slots.set(String(name), withFacts(here.state, held));
  }
  return allocate(machine, here.state, { ...emptyThing(), slots });
}
