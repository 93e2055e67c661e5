import { scimFaults } from "./faults.ts";

export type Operator = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

/** A filter of RFC 7644 §3.4.2.2. Attribute names are in lower case and without their schema. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly inner: Filter }
  /** One element of a list fits the whole inner filter, whose attributes are the element's. */
  | { readonly kind: "element"; readonly attribute: string; readonly inner: Filter }
  | { readonly kind: "present"; readonly attribute: string }
  | {
      readonly kind: "compare";
      readonly attribute: string;
      readonly operator: Operator;
      readonly value: string | boolean;
    };

const comparisonsMax = 50;
const depthMax = 10;
const operators: readonly Operator[] = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];
const tokenPattern = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|(\.?[A-Za-z$][\w$.:-]*))/y;
const schemaPrefix = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/;

/**
 * Reads a filter: comparisons, `pr`, `and`, `or`, `not`, brackets, and `list[filter]` also with a sub-attribute behind it
 * (`emails[type eq "work"].value eq "…"`), which some clients send.
 *
 * @throws Fault `scim.invalid_filter`
 */
export function readFilter(text: string): Filter {
  const tokens = tokensOf(text);
  let at = 0;
  let comparisons = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const take = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw invalidFilter(text);
    return token;
  };
  const expect = (token: string) => {
    if (take() !== token) throw invalidFilter(text);
  };

  const readOr = (depth: number): Filter => {
    if (depth > depthMax) throw invalidFilter(text);
    return readJoined("or", () => readJoined("and", () => readTerm(depth)));
  };
  const readJoined = (kind: "and" | "or", readPart: () => Filter): Filter => {
    const first = readPart();
    const parts = [first];
    while (peek() === kind) {
      at++;
      parts.push(readPart());
    }
    return parts.length === 1 ? first : { kind, parts };
  };
  const readTerm = (depth: number): Filter => {
    const isNegated = peek() === "not" && tokens[at + 1] === "(";
    if (isNegated) at++;
    if (tokens[at] !== "(") return readComparison(depth);
    at++;
    const inner = readOr(depth + 1);
    expect(")");
    return isNegated ? { kind: "not", inner } : inner;
  };
  const readComparison = (depth: number): Filter => {
    const attribute = attributeOf(take(), text);
    if (tokens[at] !== "[") return compared(attribute);
    at++;
    const inner = readOr(depth + 1);
    expect("]");
    const part = tokens[at]?.startsWith(".") ? take().slice(1).toLowerCase() : undefined;
    const both: Filter = part === undefined ? inner : { kind: "and", parts: [inner, compared(part)] };
    return { kind: "element", attribute, inner: both };
  };
  const compared = (attribute: string): Filter => {
    if (++comparisons > comparisonsMax) throw invalidFilter(text);
    const word = take().toLowerCase();
    if (word === "pr") return { kind: "present", attribute };
    const operator = operators.find((known) => known === word);
    if (!operator) throw invalidFilter(text);
    return { kind: "compare", attribute, operator, value: literalOf(take(), text) };
  };

  const filter = readOr(0);
  if (at < tokens.length) throw invalidFilter(text);
  return filter;
}

/** Not a filter, or one of an attribute or a comparison that there is not. */
export function invalidFilter(text: string) {
  return scimFaults("scim.invalid_filter", {
    message: `The filter "${text.slice(0, 200)}" is not understood. Compare attributes of the schema as RFC 7644 §3.4.2.2 says, text in double quotes.`,
    fields: [{ field: "filter", reason: "is not understood" }],
  });
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const found = pattern.exec(text);
    if (!found) throw invalidFilter(text);
    tokens.push(found[0].trim());
  }
  return tokens;
}

function attributeOf(token: string, text: string): string {
  if (!/^[A-Za-z$]/.test(token)) throw invalidFilter(text);
  return token.toLowerCase().replace(schemaPrefix, "");
}

/** A quoted text by JSON's rules, or `true` and `false`. */
function literalOf(token: string, text: string): string | boolean {
  if (/^(true|false)$/i.test(token)) return token.toLowerCase() === "true";
  if (!token.startsWith('"')) throw invalidFilter(text);
  try {
    const value = String(JSON.parse(token));
    if (value.isWellFormed() && !value.includes("\0")) return value;
  } catch {}
  throw invalidFilter(text);
}
