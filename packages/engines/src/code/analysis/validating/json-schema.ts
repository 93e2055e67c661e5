import { contextSet, everyContext, only, unknown, type Value } from "../../values/index.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import { optionOf } from "../conditions.ts";
import { elementsOf } from "../elements.ts";
import type { Here } from "../machine.ts";
import { either, fieldsProof, itemsProof, type Proof, safeProof } from "./proof.ts";

const narrowTypes = new Set(["integer", "number", "boolean", "null"]);
const narrowFormats = new Set(
  "uuid date date-time time duration iso-time iso-date-time int32 int64 float double".split(" "),
);
const mostDepth = 4;

/** What a schema of JSON proves of what it lets pass: https://json-schema.org/draft/2020-12/json-schema-validation */
export function proofOfJsonSchema(here: Here, schema: Value, depth = 0): Proof {
  const of = (name: string) => optionOf(here.state, schema, name);
  if (depth > mostDepth) return safeProof(0);
  if (of("enum") !== undefined || of("const") !== undefined) return safeProof(everyContext);
  const type = only(of("type") ?? unknown);
  if (typeof type === "string" && narrowTypes.has(type)) return safeProof(everyContext);
  const properties = of("properties");
  if (properties !== undefined) {
    const fields = new Map<string, Proof>();
    for (const number of properties.objects)
      for (const [name, part] of here.state.thing(number)?.slots ?? [])
        fields.set(name, proofOfJsonSchema(here, part, depth + 1));
    return fieldsProof({ fields: () => fields, isOpen: true });
  }
  const items = of("items");
  if (items !== undefined) return itemsProof(proofOfJsonSchema(here, items, depth + 1));
  const choices = of("anyOf") ?? of("oneOf");
  if (choices !== undefined) {
    const all = choices.objects.flatMap((number) => [...(here.state.thing(number)?.slots.values() ?? [])]);
    const proofs = all.map((each) => proofOfJsonSchema(here, each, depth + 1));
    return proofs.length === 0 || elementsOf(here.state, choices).taints.length > 0
      ? safeProof(0)
      : proofs.reduce(either);
  }
  if (type !== "string") return safeProof(0);
  const format = only(of("format") ?? unknown);
  if (typeof format === "string" && narrowFormats.has(format)) return safeProof(everyContext);
  const pattern = only(of("pattern") ?? unknown);
  // A text is no object that a filter would take for a condition.
  return safeProof(contextSet("nosql") | (typeof pattern === "string" ? safeWhenMatching(pattern, false) : 0));
}
