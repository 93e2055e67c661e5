import { emptyThing, type Fact, madeSafe, named, unknown, type Value, withRest, withSlot } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { failure } from "../compare.ts";
import { elementsOf } from "../elements.ts";
import { load } from "../load.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";
import { proofOfJsonSchema } from "./json-schema.ts";
import { factsOf, learnProved, type Proof, through } from "./proof.ts";
import { proofOfSchema, schemaValue } from "./schemas.ts";

const mostDepth = 3;

/** Calls that check a value by a schema, with what their outcome proves; `undefined` for other calls. */
export function callChecker(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, given } = site;
  const [first, second] = given.positional;
  const word = method ?? target.names[0]?.split(".").at(-1) ?? "";
  if (first === undefined) return undefined;
  if (target.names.some((name) => /^ajv\b.*\(\)\.(compile|compileSerializer)$/.test(name)))
    return schemaValue(machine, here, "ajv.check", proofOfJsonSchema(here, first));
  if (target.names.includes("ajv.check")) {
    const proof = proofOfSchema(machine, here, target);
    return { ...unknown, whenTrue: proof === undefined ? [] : factsOf(machine, first.number, proof) };
  }
  if (second !== undefined && target.names.some((name) => /^ajv\b.*\(\)\.validate$/.test(name)))
    return { ...unknown, whenTrue: factsOf(machine, second.number, proofOfJsonSchema(here, first)) };
  const own = receiver?.names.some((name) => /\.schema$/.test(name)) === true;
  const proof = own ? proofOfSchema(machine, here, receiver) : undefined;
  if (proof !== undefined) return checkedBy(machine, here, site, proof, first, libraryOf(receiver!), word);
  // `v.parse(schema, value)` and `Joi.attempt(value, schema)`
  if (second === undefined || !target.names.some((name) => /^(valibot|joi|@hapi\.joi)\b/.test(name))) return undefined;
  const isFirst = target.names.some((name) => name.startsWith("valibot"));
  const by = proofOfSchema(machine, here, isFirst ? first : second);
  return by === undefined
    ? undefined
    : checkedBy(machine, here, site, by, isFirst ? second : first, isFirst ? "valibot" : "joi", word);
}

function libraryOf({ names }: Value): string {
  return names.find((name) => name.endsWith(".schema"))?.split(".")[0] ?? "";
}

function checkedBy(
  machine: Machine,
  here: Here,
  { at }: CallSite,
  proof: Proof,
  value: Value,
  library: string,
  word: string,
): Value | undefined {
  const facts = factsOf(machine, value.number, proof);
  switch (word) {
    case "safeParse":
    case "safeParseAsync":
    case "spa": {
      const success = { ...unknown, number: machine.fresh(), whenTrue: facts };
      const error = { ...named(failure), whenFalse: facts };
      const data = through(machine, here, value, proof, at);
      const thing = withSlot(withSlot(emptyThing(), "success", success, true), "error", error, true);
      // Zod gives data only where it let them pass.
      if (library !== "valibot") return allocate(machine, here.state, withSlot(thing, "data", data, true));
      const output = apart(machine, here, value, proof, at);
      const passed = { ...success, whenTrue: [...facts, ...output.facts] };
      return allocate(
        machine,
        here.state,
        withSlot(withSlot(thing, "success", passed, true), "output", output.value, true),
      );
    }
    case "isValid":
    case "isValidSync":
    case "is":
      return { ...unknown, whenTrue: facts };
    case "validate":
      if (library === "yup") break;
      {
        // Joi gives what it was given also where it complains.
        const result = apart(machine, here, value, proof, at);
        const error = { ...named(failure), number: machine.fresh(), whenFalse: [...facts, ...result.facts] };
        return allocate(
          machine,
          here.state,
          withSlot(withSlot(emptyThing(), "error", error, true), "value", result.value, true),
        );
      }
    case "parse":
    case "parseAsync":
    case "validateSync":
    case "validateAsync":
    case "attempt":
    case "assert":
      break;
    default:
      return undefined;
  }
  learnProved(machine, here, value, proof);
  return through(machine, here, value, proof, at);
}

/** What a check gives beside its complaint: it is proved only where that was looked at. */
export function apart(
  machine: Machine,
  here: Here,
  value: Value,
  proof: Proof,
  at: CallSite["at"],
  depth = 0,
): { readonly value: Value; readonly facts: readonly Fact[] } {
  if (proof.kind === "safe" && proof.converts === true) return { value: madeSafe(value, proof.safe), facts: [] };
  if (proof.kind === "safe") {
    const number = machine.fresh();
    return { value: { ...value, number }, facts: [{ about: number, safe: proof.safe }] };
  }
  if (depth >= mostDepth) return { value, facts: [] };
  if (proof.kind === "items") {
    const item = apart(machine, here, elementsOf(here.state, value), proof.item, at, depth + 1);
    const list = allocate(machine, here.state, withRest({ ...emptyThing(true), length: undefined }, item.value));
    // What is proved of each item is known of the list.
    const own = proof.item.kind === "safe" ? [{ about: list.number, safe: proof.item.safe }] : [];
    return { value: list, facts: [...own, ...item.facts] };
  }
  if (proof.kind !== "fields") return { value, facts: [] };
  let thing = { ...emptyThing(), instanceOf: proof.shape.owner };
  const facts: Fact[] = [];
  for (const [name, field] of proof.shape.fields()) {
    const part = apart(machine, here, load(machine, here, value, name, at), field, at, depth + 1);
    thing = withSlot(thing, name, part.value, true);
    facts.push(...part.facts);
  }
  return { value: allocate(machine, here.state, thing), facts };
}
