import { scimFaults } from "./faults.ts";

/** One comparison: the attribute in lower case, `members.value` for its spellings. */
export interface Condition {
  readonly attribute: string;
  readonly value: string;
}

const conditionPattern =
  /^\s*([A-Za-z][\w.:$-]*?)(?:\[\s*(\w+)\s+eq\s+("(?:[^"\\]|\\.)*")\s*\])?(?:\s+eq\s+("(?:[^"\\]|\\.)*"))?\s*$/i;

/**
 * Reads a filter of RFC 7644 §3.4.2.2 as provisioning clients send them: `attribute eq "value"`, joined by `and`.
 *
 * @param known attributes that may be asked for, in lower case
 * @throws Fault `scim.invalid_filter`
 */
export function readFilter(text: string | undefined, known: readonly string[]): readonly Condition[] {
  if (text === undefined || text.trim() === "") return [];
  const conditions = text
    .split(/\s+and\s+(?=[A-Za-z][\w.:$-]*(?:\[|\s+eq\s))/i)
    .map((part) => readCondition(part, text));
  const strange = conditions.find(({ attribute }) => !known.includes(attribute));
  if (strange || conditions.length > 5) throw refused(text);
  return conditions;
}

function readCondition(part: string, whole: string): Condition {
  const [, name = "", inner, innerValue, value] = conditionPattern.exec(part) ?? [];
  const attribute = name.toLowerCase();
  if (inner !== undefined && innerValue !== undefined && value === undefined) {
    return { attribute: `${attribute}.${inner.toLowerCase()}`, value: unquoted(innerValue, whole) };
  }
  if (value === undefined || inner !== undefined) throw refused(whole);
  return { attribute: attribute === "members" ? "members.value" : attribute, value: unquoted(value, whole) };
}

/** The text of a quoted value: JSON's rules (RFC 7644 §3.4.2.2). */
function unquoted(quoted: string, whole: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw refused(whole);
  }
}

function refused(text: string) {
  return scimFaults("scim.invalid_filter", {
    message: `The filter "${text.slice(0, 200)}" is not understood. Compare one of the documented attributes with eq and a quoted value.`,
    fields: [{ field: "filter", reason: "is not understood" }],
  });
}
