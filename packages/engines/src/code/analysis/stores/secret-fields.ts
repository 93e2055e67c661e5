import { contents, emptyThing, only, type State, type Thing, type Value } from "../../values/index.ts";

const secret =
  /^(user|db|database|admin|old|new|hashed|encrypted|client|api|auth|access|refresh|bearer|session|id|jwt|aws|private|shared|app)?[_-]?(pass(wd|word|phrase)?|pwd|secrets?|token|api_?-?tokens?|(access|refresh)_?-?tokens?|api_?-?keys?|access_?-?keys?|secret_?-?keys?|private_?-?keys?|credentials?)$/i;
/** What a marshaller calls to ask an object itself. */
const own = ["MarshalJSON", "MarshalYAML", "MarshalXML", "MarshalTOML", "MarshalText"];
const mostDepth = 2;

/**
 * Whether a struct of Go that is given out has a field for a secret: exported, of text or bytes, under its own name or that
 * of its tag. One that is always masked, or whose type says itself how it is written, shows none.
 */
export function showsSecret(state: State, value: Value, depth = 0): boolean {
  return value.objects.some((number) => {
    const thing = state.thing(number) ?? emptyThing();
    if (thing.instanceOf === undefined)
      return depth < mostDepth && contents(thing).some((part) => showsSecret(state, part, depth + 1));
    if (own.some((name) => thing.instanceOf!.methods.has(name))) return false;
    return secretFields(thing);
  });
}

function secretFields({ instanceOf, slots }: Thing): boolean {
  return instanceOf!.unit.members.some(({ name, kind, value }) => {
    if (kind !== "field" || !/^\p{Lu}/u.test(name)) return false;
    const { text } = instanceOf!.frame.unit.module;
    const declared = text.slice(value.start, value.end);
    if (!/\s(\[\])*\*?(string|byte|uint8)\b/.test(declared.replace(/`[^`]*`/, ""))) return false;
    const tag = /\b(?:json|yaml|xml|toml):"([^"]*)"/.exec(declared)?.[1];
    if (tag === "-") return false;
    const written = tag?.split(",")[0] ?? "";
    if (!secret.test(name) && !secret.test(written)) return false;
    const content = slots.get(name);
    const known = content === undefined ? undefined : only(content);
    return !(typeof known === "string" && /^[*x#.-]+$/i.test(known));
  });
}
