import { contextSet, emptyThing, everyContext, type State, type Value } from "../../values/index.ts";
import { beside } from "../beside.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import type { CallSite } from "../calls/call-site.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";
import { both, either, fieldsProof, itemsProof, type Proof, safeProof } from "./proof.ts";

/** Libraries whose schemas are put together by calls: https://zod.dev/api https://joi.dev/api https://github.com/jquense/yup https://valibot.dev/api */
const libraries = /^(zod|joi|@hapi\.joi|@hapi\/joi|celebrate\.(Joi|Segments)|yup|valibot)\b/;

/** What leaves a number, a date, an identifier or one of a few words, and nothing else. */
const narrow = new Set(
  "number int int32 float32 float64 bigint boolean bool date literal enum nativeEnum enum_ valid equal oneOf picklist uuid uuidv4 uuidv7 guid cuid cuid2 ulid nanoid datetime isoDate isoDateTime isoTimestamp integer creditCard".split(
    " ",
  ),
);
const texts = new Set(["string", "email", "url", "uri", "base64"]);
const objects = new Set(["object", "strictObject", "looseObject", "form"]);
const additions = new Set([
  "keys",
  "append",
  "extend",
  "safeExtend",
  "merge",
  "shape",
  "concat",
  "and",
  "intersection",
]);
const choices = new Set(["union", "or", "alternatives", "try", "discriminatedUnion", "variant"]);
const lists = new Set(["array", "set", "tuple", "items", "of"]);
const patterns = new Set(["regex", "pattern", "matches"]);
/** What lets anything else pass, or makes something else of it. */
const widening = new Set(
  "any unknown mixed custom transform catch preprocess overwrite lazy when record map json cast stringbool".split(" "),
);
const opening = new Set(["passthrough", "loose", "catchall", "unknown", "rest", "looseObject"]);
/** Words that say which characters a text is made of. */
const alphabets: Readonly<Record<string, string>> = {
  alphanum: "^[a-zA-Z0-9]+$",
  token: "^\\w+$",
  hex: "^[0-9a-fA-F]+$",
  hexadecimal: "^[0-9a-fA-F]+$",
  domain: "^[a-z0-9][a-z0-9.-]*$",
  hostname: "^[a-z0-9][a-z0-9.-]*$",
  ip: "^[0-9a-f][0-9a-f.:]*$",
  ipv4: "^[0-9.]+$",
  ipv6: "^[0-9a-f:.]+$",
};

const proofsOf = beside<Machine, Map<number, Proof>>(() => new Map());

/** What was declared to be proved by what a value itself stands for; `undefined` for other values. */
export function proofDeclared(machine: Machine, { number }: Value): Proof | undefined {
  return number === 0 ? undefined : proofsOf(machine).get(number);
}

/** The value, as one that stands for what proves this. */
export function declaring(machine: Machine, value: Value, proof: Proof): Value {
  const number = value.number === 0 ? machine.fresh() : value.number;
  proofsOf(machine).set(number, proof);
  return { ...value, number };
}

/** What the schema proves that a value stands for; `undefined` for other values. */
export function proofOfSchema(machine: Machine, { state }: Here, value: Value | undefined): Proof | undefined {
  if (value === undefined) return undefined;
  const known = proofDeclared(machine, value);
  // Joi takes a plain object of schemas for one.
  return known ?? (value.objects.length > 0 ? proofOfRecord(machine, state, value) : undefined);
}

function proofOfRecord(machine: Machine, state: State, value: Value, isOpen = false): Proof | undefined {
  const fields = new Map<string, Proof>();
  for (const number of value.objects)
    for (const [name, slot] of state.thing(number)?.slots ?? []) {
      const known = proofDeclared(machine, slot);
      const proof = known ?? (slot.objects.length > 0 ? proofOfRecord(machine, state, slot) : undefined);
      fields.set(name, proof ?? safeProof(0));
    }
  return fields.size === 0 ? undefined : fieldsProof({ fields: () => fields, isOpen });
}

/** The schema that a call makes, or makes of the one that it is called on; `undefined` for other calls. */
export function callSchema(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver } = site;
  const name = target.names.find((each) => libraries.test(each));
  if (name === undefined) return undefined;
  const word = name.slice(name.lastIndexOf(".") + 1);
  const before = receiver === undefined ? undefined : proofsOf(machine).get(receiver.number);
  const proof = proofOfCall(machine, here, word, before, site);
  if (proof === undefined) return undefined;
  const library = libraries.exec(name)![0];
  return schemaValue(machine, here, `${library}.schema`, proof);
}

/** A value that stands for a schema. */
export function schemaValue(machine: Machine, { state }: Here, name: string, proof: Proof): Value {
  return declaring(machine, { ...allocate(machine, state, emptyThing()), names: [name], isOpen: true }, proof);
}

function proofOfCall(
  machine: Machine,
  here: Here,
  word: string,
  before: Proof | undefined,
  { given, target }: CallSite,
): Proof | undefined {
  const [first] = given.positional;
  const inner = () =>
    given.positional.flatMap((value) => {
      const items = value.objects.flatMap((number) => [...(here.state.thing(number)?.slots.values() ?? [])]);
      return [value, ...(proofsOf(machine).has(value.number) ? [] : items)].flatMap(
        (each) => proofsOf(machine).get(each.number) ?? [],
      );
    });
  const isYup = target.names.some((name) => name.startsWith("yup"));
  const isCoerced = target.names.some((name) => /\.coerce\./.test(name));
  if (objects.has(word)) {
    const isOpen = opening.has(word) || isYup;
    return first === undefined
      ? fieldsProof({ fields: () => new Map(), isOpen })
      : (proofOfRecord(machine, here.state, first, isOpen) ?? safeProof(0));
  }
  if (before !== undefined && additions.has(word)) {
    const added = proofOfSchema(machine, here, first);
    return added === undefined ? before : both(before, added);
  }
  if (choices.has(word)) {
    const all = before === undefined || before.kind === "items" ? inner() : [before, ...inner()];
    return all.length === 0 ? safeProof(0) : all.reduce(either);
  }
  if (lists.has(word)) {
    const items = inner();
    return itemsProof(items.length === 0 ? safeProof(0) : items.reduce(either));
  }
  if (word === "pipe" && before === undefined) return inner().reduce<Proof>(both, safeProof(0));
  if (word === "transform" && before !== undefined) {
    const by = first?.callables.find(({ kind }) => kind === "function");
    return by === undefined ? safeProof(0) : { kind: "checked", by, before };
  }
  if (before !== undefined && before.kind === "fields" && opening.has(word))
    return fieldsProof({ ...before.shape, isOpen: true });
  if (widening.has(word) || word === "pipe") return safeProof(0);
  if (patterns.has(word)) {
    const pattern = first?.names.find((each) => each.startsWith("regex:"))?.slice("regex:".length);
    const isInverted = given.positional[1]?.objects.some((number) =>
      (here.state.thing(number)?.slots.get("invert")?.constants ?? []).includes(true),
    );
    if (pattern === undefined || isInverted === true) return before ?? safeProof(0);
    return both(before ?? safeProof(0), safeProof(safeWhenMatching(pattern, false)));
  }
  const isNarrow = narrow.has(word) && !given.positional.some(({ names }) => names.some((each) => /\.ref/.test(each)));
  if (isNarrow) return isCoerced && word !== "number" ? { ...full, converts: true } : full;
  if (texts.has(word)) return isCoerced ? { ...text, converts: true } : both(before ?? safeProof(0), text);
  const alphabet = alphabets[word];
  if (alphabet !== undefined)
    return both(before ?? safeProof(0), safeProof(safeWhenMatching(alphabet, false) & ~leading(word)));
  // `optional()`, `min(1)`, `describe("…")`: what was proved stays so.
  return (
    before ??
    (/^(min|max|length|trim|nonEmpty|minLength|maxLength|minValue|maxValue)\w*$/.test(word) ? safeProof(0) : undefined)
  );
}

const full = { kind: "safe", safe: everyContext } as const;
/** A text is no object that a filter would take for a condition. */
const text = { kind: "safe", safe: contextSet("nosql") } as const;

/** An address of a machine leads there. */
function leading(word: string): number {
  return /^(ip|domain|hostname)/.test(word) ? contextSet("url", "redirect") : 0;
}
