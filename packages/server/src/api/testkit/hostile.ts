/** Requests made from a route's own schemas: legal ones, and every way in which one is slightly or wildly not. */
import fc from "fast-check";
import { z } from "zod";

/** The part of JSON Schema that the routes' schemas come out as. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** Text that has broken something somewhere before. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "x\udfff",
    "\r\nX-Injected: yes",
    '"; filename="../../etc/passwd',
    "../../../etc/passwd",
    "..%2f..%2f",
    "' OR 1=1 --",
    "__proto__",
    "constructor",
    "toString",
    "%",
    "_%_",
    "\\",
    "{}",
    "null",
    "NaN",
    "Infinity",
    "-1",
    "0",
    "1e309",
    "9223372036854775808",
    "2147483648",
    "9999-12-31T23:59:59.999Z",
    "-271821-04-20T00:00:00Z",
    "\u202e\u200b\ufeff",
    "İ".repeat(300),
    "x".repeat(5000),
    "https://user:pass@[::1]:99999/",
    "javascript:alert(1)",
    "=cmd|' /C calc'!A0",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

/** Any JSON value, hostile keys and depths among them. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -0,
      -1,
      1.5,
      2 ** 31,
      2 ** 53,
      -(2 ** 63),
      1e308,
      [],
      {},
      [[]],
      [null],
      Array.from({ length: 2000 }, () => 0),
      deep(300),
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(hostileText, hostileText, { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

function deep(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Values that a schema takes as far as its JSON form says, at and near its bounds. */
export function legalValue(schema: z.ZodType): fc.Arbitrary<unknown> {
  const shape = jsonShape(schema);
  return fromShape(shape, shape.$defs ?? {});
}

export function jsonShape(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref" }) as Shape;
}

function fromShape(shape: Shape, definitions: Readonly<Record<string, Shape>>): fc.Arbitrary<unknown> {
  const again = (inner: Shape) => fromShape(inner, definitions);
  const examples = shape.examples ?? [];
  if (shape.$ref !== undefined) return again(definitions[shape.$ref.replace("#/$defs/", "")] ?? {});
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const union = shape.anyOf ?? shape.oneOf;
  if (union) return fc.oneof(...union.map(again));
  if (shape.allOf) return fc.tuple(...shape.allOf.map(again)).map((parts) => Object.assign({}, ...parts));
  const type = typeof shape.type === "string" ? shape.type : (shape.type?.[0] ?? "");
  const plain = ofType(type, shape, again);
  return examples.length === 0 ? plain : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...examples) }, plain);
}

function ofType(type: string, shape: Shape, again: (inner: Shape) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  switch (type) {
    case "object": {
      const entries = Object.entries(shape.properties ?? {}).map(([name, inner]) => [name, again(inner)] as const);
      const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(entries);
      return fc.record(model, { requiredKeys: [...(shape.required ?? [])].filter((name) => name in model) });
    }
    case "array":
      return fc.array(again(shape.items ?? {}), {
        minLength: Math.min(shape.minItems ?? 0, 5),
        maxLength: Math.min(shape.maxItems ?? 3, 5),
      });
    case "integer":
    case "number": {
      const { minimum = -10, maximum = 10_000 } = shape;
      const edges = [minimum, maximum, minimum + 1, maximum - 1].filter((edge) => edge >= minimum && edge <= maximum);
      return fc.oneof(fc.constantFrom(...edges), fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }));
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return text(shape);
    default:
      return hostileValue;
  }
}

function text({ format, minLength = 0, maxLength = 200 }: Shape): fc.Arbitrary<string> {
  if (format === "email") return fc.constant("somebody@example.com");
  if (format === "uuid") return fc.uuid();
  if (format === "uri") return fc.constant("https://example.com/path");
  if (format === "date-time") return fc.constant("2030-01-01T00:00:00.000Z");
  if (format === "date") return fc.constant("2030-01-01");
  const longest = Math.min(maxLength, 5000);
  return fc.oneof(
    fc.string({ minLength: Math.min(minLength, longest), maxLength: Math.min(longest, minLength + 20) }),
    fc.constant("x".repeat(longest)),
    fc
      .constantFrom("example.com", "https://example.com/", "1h", "open", "main")
      .filter((word) => word.length >= minLength && word.length <= longest),
  );
}

/** A value with one place of it replaced, removed, or added to. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, hostileValue, hostileText, fc.nat(), fc.nat(2)).map(([sent, hostile, name, at, how]) => {
    if (sent === null || typeof sent !== "object" || Array.isArray(sent)) return hostile;
    const names = Object.keys(sent);
    const chosen = names[at % Math.max(1, names.length)] ?? name;
    if (how === 0) return { ...sent, [chosen]: hostile };
    if (how === 1) return Object.fromEntries(Object.entries(sent).filter(([key]) => key !== chosen));
    return { ...sent, [name]: hostile };
  });
}

/** The text of a JSON body: what `JSON.stringify` makes, and what only hand-made text can say. */
export function bodyText(legal: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const written = (value: unknown) => JSON.stringify(value) ?? "null";
  return fc.oneof(
    { weight: 4, arbitrary: legal.map(written) },
    { weight: 5, arbitrary: spoiled(legal).map(written) },
    { weight: 1, arbitrary: hostileValue.map(written) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          legal.map(written),
          fc.constantFrom(
            '"__proto__":{"isAdmin":true,"scopes":["*"]}',
            '"constructor":{"prototype":{"isAdmin":true}}',
            '"name":"a","name":"b","target":1,"target":"x"',
            '"limit":1e400',
            '"name":"\\ud800"',
            '"name":"\\u0000"',
          ),
        )
        .map(([sent, extra]) => (sent.startsWith("{") && sent !== "{}" ? `{${extra},${sent.slice(1)}` : `{${extra}}`)),
    },
    { weight: 1, arbitrary: fc.constantFrom("", "{", "nul", "[".repeat(20_000), '{"a":'.repeat(5000), "\ufeff{}") },
  );
}
