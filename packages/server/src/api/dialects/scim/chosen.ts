/** Which attributes a client wants to see (RFC 7644 §3.9). */

export interface Choice {
  /** Comma-separated names, such as `userName,name.familyName`. */
  readonly attributes?: string | undefined;
  readonly excludedAttributes?: string | undefined;
}

const schemaPrefix = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/;
const always = new Set(["schemas", "id"]);

/** Leaves out of a resource what the client did not choose; `schemas` and `id` stay. */
export function chosen<Resource extends object>(resource: Resource, choice: Choice): Resource {
  const { attributes, excluded } = namesOf(choice);
  const narrowed = attributes ? kept(resource, (path) => fits(attributes, path)) : resource;
  return excluded
    ? kept(narrowed, (path) => (excluded.has(path) ? false : isPartly(excluded, path) ? "partly" : true))
    : narrowed;
}

/** Whether a top attribute, in lower case, is among what the client chose. */
export function isChosen(attribute: string, choice: Choice): boolean {
  const { attributes, excluded } = namesOf(choice);
  return (attributes === undefined || fits(attributes, attribute) !== false) && !excluded?.has(attribute);
}

function namesOf({ attributes, excludedAttributes }: Choice) {
  return { attributes: setOf(attributes), excluded: setOf(excludedAttributes) };
}

function setOf(list: string | undefined): ReadonlySet<string> | undefined {
  const names = (list ?? "").split(",").map((name) => name.trim().toLowerCase().replace(schemaPrefix, ""));
  const set = new Set(names.filter((name) => name !== ""));
  return set.size === 0 ? undefined : set;
}

type Verdict = boolean | "partly";

function fits(names: ReadonlySet<string>, path: string): Verdict {
  if (names.has(path) || names.has(path.split(".")[0] ?? "")) return true;
  return isPartly(names, path) ? "partly" : false;
}

function isPartly(names: ReadonlySet<string>, path: string): boolean {
  return [...names].some((name) => name.startsWith(`${path}.`));
}

function kept<Value>(value: Value, verdictOf: (path: string) => Verdict, path = ""): Value {
  if (Array.isArray(value)) return value.map((one) => kept(one, verdictOf, path)) as Value;
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const at = `${path}${path === "" ? "" : "."}${name.toLowerCase()}`;
    const verdict = path === "" && always.has(name) ? true : verdictOf(at);
    if (verdict === false) return [];
    return [[name, verdict === "partly" ? kept(inner, verdictOf, at) : inner] as const];
  });
  return Object.fromEntries(entries) as Value;
}
