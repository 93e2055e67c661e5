import {
  type ContextSet,
  contextSet,
  emptyThing,
  everyContext,
  madeSafe,
  named,
  type Value,
  withSlot,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { load } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate } from "../../store.ts";
import { safeWhenMatching } from "../text.ts";

/** Schemas of zod by their names: https://zod.dev/api */
const schema = /^zod\b/;
/** What of a schema leaves a number, a date, an identifier or one of a few words. */
const narrow =
  /\.(enum|nativeEnum|number|bigint|boolean|literal|date|int|uuid|guid|cuid2?|ulid|nanoid|datetime|iso\.\w+|coerce\.(number|boolean|date|bigint))\(\)/;
/** What may let something else pass, or makes something else of it. */
const widening = /\.(or|union|transform|catch|preprocess|pipe|any|unknown|overwrite)\(\)/;
const keeping = new Set(
  "strict strip passthrough loose partial required optional nullable nullish readonly describe brand refine superRefine".split(
    " ",
  ),
);
const parsing = new Set(["parse", "parseAsync", "safeParse", "safeParseAsync", "spa"]);
const ofPattern = "schema of regex:";
const mostDepth = 3;

/** What a schema is made of, and what it lets through; `undefined` of other calls. */
export function callSchema(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, given } = site;
  const [first] = given.positional;
  if (method === undefined || receiver === undefined || !target.names.some((name) => schema.test(name)))
    return undefined;
  if (parsing.has(method) && first !== undefined) {
    const value = checked(machine, here, receiver, first, site);
    if (!method.startsWith("safe") && method !== "spa") return value;
    return allocate(machine, here.state, withSlot(emptyThing(), "data", value, true));
  }
  if (/\.(strict|loose)?[oO]bject$/.test(target.names[0] ?? "") && first !== undefined && first.objects.length > 0)
    return { ...first, names: ["zod.object()"] };
  if (keeping.has(method) && receiver.names.includes("zod.object()")) return receiver;
  const pattern = method === "regex" ? first?.names.find((name) => name.startsWith("regex:")) : undefined;
  return pattern === undefined ? undefined : named(...receiver.names, `${ofPattern}${pattern.slice("regex:".length)}`);
}

/** A value as a schema lets it through: of an object, each field by its own. */
function checked(machine: Machine, here: Here, of: Value, value: Value, site: CallSite, depth = 0): Value {
  if (!of.names.includes("zod.object()")) return madeSafe(value, safeBy(of));
  if (depth >= mostDepth) return value;
  let thing = emptyThing();
  for (const number of of.objects)
    for (const [name, field] of here.state.thing(number)?.slots ?? []) {
      const part = load(machine, here, value, name, site.at);
      thing = withSlot(thing, name, checked(machine, here, field, part, site, depth + 1), true);
    }
  return allocate(machine, here.state, thing);
}

/** What a value of a schema is safe for. A text is no object that a filter would take for a condition. */
function safeBy({ names }: Value): ContextSet {
  const own = names.filter((name) => schema.test(name));
  if (own.length === 0 || own.some((name) => widening.test(name))) return 0;
  if (own.every((name) => narrow.test(name))) return everyContext;
  const patterns = names.filter((name) => name.startsWith(ofPattern));
  const byPattern = patterns.reduce((all, name) => all | safeWhenMatching(name.slice(ofPattern.length), false), 0);
  return own.every((name) => /\.string\(\)/.test(name)) ? byPattern | contextSet("nosql") : byPattern;
}
