import { contextSet, everyContext, type State, type Value } from "../../../values/index.ts";
import { patternIn } from "../../builtins/delimited.ts";
import { safeWhenMatching } from "../../builtins/text.ts";
import { textOf } from "../../literals.ts";
import { both, fieldsProof, itemsProof, type Proof, safeProof } from "../proof.ts";

/** https://laravel.com/docs/12.x/validation#available-validation-rules: what leaves numbers, times, identifiers, or some of the program's own words. */
const narrow = new Set(
  "integer int numeric decimal digits digits_between boolean bool accepted declined in uuid ulid date date_format date_equals after after_or_equal before before_or_equal timezone enum hex_color mac_address multiple_of file image mimes mimetypes extensions dimensions".split(
    " ",
  ),
);
const alphabets: Readonly<Record<string, string>> = {
  alpha: "^[a-zA-Z]+$",
  alpha_num: "^[a-zA-Z0-9]+$",
  alpha_dash: "^[a-zA-Z0-9_-]+$",
  ip: "^[0-9a-f][0-9a-f.:]*$",
  ipv4: "^[0-9][0-9.]*$",
  ipv6: "^[0-9a-f:.]+$",
};
const narrowObjects =
  /^Illuminate\.Validation\.(Rule\.(in|enum|numeric|date|dateTime)|Rules\.(In|Enum|Numeric|Date))\(\)/;

/** The rules for one name, and for what is inside of it. */
interface Node {
  own: Proof | undefined;
  readonly inside: Map<string, Node>;
}

/** What rules prove that are given by the names of what they are for: `["page" => "integer", "ids.*" => ["uuid"]]`. */
export function proofOfRules(state: State, rules: Value): Proof {
  const top: Node = { own: undefined, inside: new Map() };
  const things = rules.objects.flatMap((number) => state.thing(number) ?? []);
  for (const { slots } of things)
    for (const [path, said] of slots) {
      let node = top;
      for (const name of path.split(".")) {
        const next: Node = node.inside.get(name) ?? { own: undefined, inside: new Map() };
        node.inside.set(name, next);
        node = next;
      }
      node.own = proofOfRule(state, said);
    }
  const fields = fieldsOf(top);
  // Names that are not known when this is read may be for anything.
  const isOpen = things.length === 0 || rules.isOpen || things.some(({ rest }) => rest !== undefined);
  return fieldsProof({ fields: () => fields, isOpen });
}

function fieldsOf({ inside }: Node): Map<string, Proof> {
  return new Map([...inside].map(([name, node]) => [name, proofOfNode(node)]));
}

function proofOfNode(node: Node): Proof {
  const item = node.inside.get("*");
  if (item !== undefined) return itemsProof(proofOfNode(item));
  if (node.inside.size === 0) return node.own ?? safeProof(0);
  const fields = fieldsOf(node);
  return fieldsProof({ fields: () => fields, isOpen: false });
}

/** `"required|integer"`, or a list of rules. */
function proofOfRule(state: State, said: Value): Proof {
  const text = textOf(said);
  if (text !== undefined) return text.split("|").map(proofOfText).reduce<Proof>(both, safeProof(0));
  const parts = said.objects.flatMap((number) => [...(state.thing(number)?.slots.values() ?? [])]);
  return (parts.length === 0 ? [said] : parts).map(proofOfPart).reduce<Proof>(both, safeProof(0));
}

function proofOfPart(part: Value): Proof {
  const text = textOf(part);
  if (text !== undefined) return proofOfText(text);
  return safeProof(part.names.some((name) => narrowObjects.test(name)) ? everyContext : 0);
}

function proofOfText(rule: string): Proof {
  const colon = rule.indexOf(":");
  const name = colon < 0 ? rule : rule.slice(0, colon);
  if (narrow.has(name)) return safeProof(everyContext);
  const alphabet = alphabets[name];
  if (alphabet !== undefined) {
    const leading = name.startsWith("ip") ? contextSet("url", "redirect") : 0;
    return safeProof(safeWhenMatching(alphabet, false) & ~leading);
  }
  // A text is no object that a filter would take for a condition.
  if (name === "string") return safeProof(contextSet("nosql"));
  // Neither holds a line break.
  if (name === "email" || name === "url" || name === "active_url") return safeProof(contextSet("header", "log"));
  if (name !== "regex") return safeProof(0);
  const pattern = patternIn(rule.slice(colon + 1));
  return safeProof(pattern === undefined || pattern.flags.includes("m") ? 0 : safeWhenMatching(pattern.body, false));
}
