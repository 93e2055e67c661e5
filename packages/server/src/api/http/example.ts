import type { Shape } from "./openapi-document.ts";

const texts: Readonly<Record<string, string>> = {
  uuid: "01890a5d-ac96-774b-bcce-b302099a8057",
  email: "somebody@example.com",
  uri: "https://example.com/",
  "date-time": "2026-03-10T16:00:00.000Z",
  date: "2026-03-10",
};
const named: Readonly<Record<string, string>> = {
  url: "https://example.com/",
  target: "example.com",
  name: "Example",
  email: "somebody@example.com",
  instance: "git.example.com",
  fullName: "group/project",
};
const deepest = 12;

/** A legal value of a schema: what it names as its example, else one made from its form. */
export function exampleOf(shape: Shape, schemas: Readonly<Record<string, Shape>>, name = "", depth = 0): unknown {
  const again = (inner: Shape, member = name) => exampleOf(inner, schemas, member, depth + 1);
  if (shape.examples?.[0] !== undefined) return shape.examples[0];
  if (shape.$ref !== undefined)
    return depth > deepest ? null : again(schemas[shape.$ref.split("/").at(-1) ?? ""] ?? {});
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.default !== undefined) return shape.default;
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives?.[0]) return again(alternatives[0]);
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => again(part)));
  switch (typeof shape.type === "string" ? shape.type : shape.type?.[0]) {
    case "object": {
      const required = shape.required ?? [];
      const entries = Object.entries(shape.properties ?? {}).filter(([member]) => required.includes(member));
      return Object.fromEntries(entries.map(([member, inner]) => [member, again(inner, member)]));
    }
    case "array":
      return shape.items && depth <= deepest ? [again(shape.items)] : [];
    case "integer":
    case "number":
      return Math.max(shape.minimum ?? 0, Math.min(shape.maximum ?? 1, 1));
    case "boolean":
      return true;
    case "null":
      return null;
    case "string":
      return textOf(shape, name);
    default:
      return {};
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Shape, name: string): string {
  const text = texts[format ?? ""] ?? named[name] ?? "text";
  const isSeconds = format === "date-time" && pattern?.includes("\\.\\d") === false;
  return (isSeconds ? "2026-03-10T16:00:00Z" : text).padEnd(minLength, "x").slice(0, maxLength);
}
