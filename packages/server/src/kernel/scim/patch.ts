import { scimFaults } from "./faults.ts";

/** One operation of RFC 7644 §3.5.2, as it was sent. */
export interface PatchOperation {
  /** `add`, `replace` or `remove` in any case: some clients capitalize. */
  readonly op: string;
  readonly path?: string | undefined;
  readonly value?: unknown;
}

type Document = Readonly<Record<string, unknown>>;
type Element = Readonly<Record<string, unknown>>;

/** The attributes of a kind of resource, in their own spelling; every other one is passed over. */
export interface Shape {
  readonly simple: readonly string[];
  /** With sub-attributes: `name`. */
  readonly complex: readonly string[];
  /** Lists of elements with a `value`: `emails`, `members`. */
  readonly multiple: readonly string[];
}

interface Target {
  readonly attribute: string;
  readonly filter: { readonly name: string; readonly value: string } | undefined;
  readonly part: string | undefined;
}

const pathPattern =
  /^([A-Za-z$][\w$-]*)(?:\[\s*(\w+)\s+eq\s+(?:"([^"\\]*)"|(true|false))\s*\])?(?:\.([A-Za-z$][\w$-]*))?$/i;
const schemaPrefix = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i;

/**
 * Applies operations one after another. The result is what the client wants, still to be validated as a whole.
 *
 * @throws Fault `scim.invalid_path`, `scim.no_target`, `scim.invalid_value`
 */
export function applyPatch(document: Document, operations: readonly PatchOperation[], shape: Shape): Document {
  return operations.reduce((now, { op, path, value }) => {
    const kind = op.toLowerCase();
    if (kind !== "add" && kind !== "replace" && kind !== "remove")
      throw invalidValue(`the operation "${op.slice(0, 40)}"`);
    if (path !== undefined && path !== "") return applyAt(now, kind, path, value, shape);
    if (kind === "remove") throw noTarget();
    if (!isElement(value)) throw invalidValue("an operation without path takes an object; its value");
    return Object.entries(value).reduce((next, [name, inner]) => applyAt(next, kind, name, inner, shape), now);
  }, document);
}

function applyAt(
  document: Document,
  kind: "add" | "replace" | "remove",
  path: string,
  value: unknown,
  shape: Shape,
): Document {
  const target = readPath(path, shape);
  if (!target) return document; // an attribute that is not kept here, such as an extension's
  const { attribute, part } = target;
  if (shape.multiple.includes(attribute)) {
    return { ...document, [attribute]: applyToList(elementsOf(document[attribute]), kind, target, value) };
  }
  if (target.filter) throw invalidPath(path);
  if (shape.complex.includes(attribute)) {
    const before = isElement(document[attribute]) ? document[attribute] : {};
    if (part !== undefined)
      return { ...document, [attribute]: { ...before, [part]: kind === "remove" ? undefined : value } };
    if (kind === "remove") return { ...document, [attribute]: undefined };
    if (!isElement(value)) throw invalidValue(`"${path.slice(0, 100)}"`);
    return { ...document, [attribute]: { ...before, ...value } };
  }
  if (part !== undefined) throw invalidPath(path);
  return { ...document, [attribute]: kind === "remove" ? undefined : value };
}

function applyToList(
  list: readonly Element[],
  kind: "add" | "replace" | "remove",
  { filter, part }: Target,
  value: unknown,
): readonly Element[] {
  const isMeant = (element: Element) => filter === undefined || String(element[filter.name]) === filter.value;
  if (kind === "remove") {
    if (part !== undefined)
      return list.map((element) => (isMeant(element) ? { ...element, [part]: undefined } : element));
    const named = new Set(elementsOf(value).map((element) => element.value));
    return list.filter((element) => !(isMeant(element) && (named.size === 0 || named.has(element.value))));
  }
  if (filter !== undefined || part !== undefined) {
    const change: Element = part === undefined ? (elementsOf(value)[0] ?? {}) : { [part]: value };
    if (list.some(isMeant)) return list.map((element) => (isMeant(element) ? { ...element, ...change } : element));
    return [...list, { ...(filter ? { [filter.name]: filter.value } : {}), ...change }];
  }
  const given = elementsOf(value);
  if (given.length === 0 && !Array.isArray(value)) throw invalidValue("the value of a list");
  if (kind === "replace") return given;
  const values = new Set(given.map((element) => element.value));
  return [...list.filter((element) => !values.has(element.value)), ...given];
}

function readPath(path: string, shape: Shape): Target | undefined {
  const bare = path.replace(schemaPrefix, "");
  if (/^urn:/i.test(bare)) return undefined;
  const [, name = "", filterName, quoted, bool, part] = pathPattern.exec(bare) ?? [];
  if (name === "") throw invalidPath(path);
  const known = [...shape.simple, ...shape.complex, ...shape.multiple];
  const attribute = known.find((own) => own.toLowerCase() === name.toLowerCase());
  if (attribute === undefined) return undefined;
  const value = quoted ?? bool;
  const filter = filterName === undefined || value === undefined ? undefined : { name: filterName, value };
  return { attribute, filter, part };
}

function elementsOf(value: unknown): readonly Element[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((entry) => (typeof entry === "string" ? [{ value: entry }] : isElement(entry) ? [entry] : []));
}

function isElement(value: unknown): value is Element {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function invalidPath(path: string) {
  return scimFaults("scim.invalid_path", {
    message: `The path "${path.slice(0, 100)}" cannot be read. Name an attribute, as in name.givenName or emails[type eq "work"].value.`,
    fields: [{ field: "path", reason: "cannot be read" }],
  });
}

function noTarget() {
  return scimFaults("scim.no_target", {
    message: "An operation that removes has to say what. Give it a path.",
    fields: [{ field: "path", reason: "is missing" }],
  });
}

function invalidValue(what: string) {
  return scimFaults("scim.invalid_value", {
    message: `${what} cannot be used.`,
    fields: [{ field: "Operations", reason: "holds a value that cannot be used" }],
  });
}
