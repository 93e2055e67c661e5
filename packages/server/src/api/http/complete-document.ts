import { isDoneOnce } from "./answer-once.ts";
import type { Dialect, Route } from "./contract.ts";
import { exampleOf } from "./example.ts";
import type { Answered, ApiDocument, Content, Operation, Shape } from "./openapi-document.ts";

const headers = {
  XRateLimitLimit: header("Requests in the window of the tightest policy."),
  XRateLimitRemaining: header("What is left of them."),
  XRateLimitReset: header("When the window ends, in seconds since 1970."),
  RetryAfter: header("Seconds to wait before the next attempt."),
  XRequestId: { description: "Names this request in the server's log.", schema: { type: "string" } },
};
const everyAnswer = {
  "X-RateLimit-Limit": { $ref: "#/components/headers/XRateLimitLimit" },
  "X-RateLimit-Remaining": { $ref: "#/components/headers/XRateLimitRemaining" },
  "X-RateLimit-Reset": { $ref: "#/components/headers/XRateLimitReset" },
  "X-Request-Id": { $ref: "#/components/headers/XRequestId" },
};
const refusals: Readonly<Record<string, string>> = {
  "400": "Something in the request cannot be used.",
  "401": "Credentials are missing or not valid now.",
  "403": "The key or session lacks the right.",
  "404": "There is no such record in the team.",
  "429": "A limit is reached.",
  "4XX": "Another refusal.",
  "5XX": "Something failed on the server's side.",
};

function header(description: string) {
  return { description, schema: { type: "integer" } };
}

/**
 * Adds what the routes know and their schemas do not: scopes, limits, headers, refusals, examples, and a name for every
 * body.
 */
export function completeDocument<Doors>(document: ApiDocument, dialect: Dialect<Doors>): ApiDocument {
  const routes = new Map(dialect.routes.map((route) => [route.operationId, route]));
  const schemas: Record<string, Shape> = { ...document.components.schemas };
  const complete = (operation: Operation): Operation => {
    const route = routes.get(operation.operationId);
    return route ? completeOperation(operation, route, schemas) : operation;
  };
  const paths = mapValues(document.paths, (methods) => mapValues(methods, complete));
  const tags = Object.entries(dialect.tags).map(([name, description]) => ({ name, description }));
  const info = { ...document.info, description: dialect.description };
  return {
    ...document,
    info,
    servers: [{ url: "/" }],
    tags,
    paths,
    components: { ...document.components, schemas, headers },
  };
}

function completeOperation<Doors>(
  operation: Operation,
  route: Route<Doors>,
  schemas: Record<string, Shape>,
): Operation {
  const name = operation.operationId.replace(/^./, (first) => first.toUpperCase());
  const body = operation.requestBody && {
    ...operation.requestBody,
    content: mapValues(operation.requestBody.content, (content) =>
      withExample(named(content, `${name}Request`, schemas), route.schema.body?.meta()?.examples),
    ),
  };
  const key = { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 255 } };
  const told = {
    ...key,
    description: "Repeating the request with this key within 24 hours answers as the first time.",
  };
  const parameters = [...(operation.parameters ?? []), ...(isDoneOnce(route) ? [told] : [])];
  const security = operation.security?.map((scheme) =>
    mapValues(scheme, () => (route.access === "authenticated" || route.access === "public" ? [] : [route.access])),
  );
  return {
    ...operation,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    ...(security && { security }),
    responses: responsesOf(operation, route, name, schemas),
    "x-limit-class": route.limitClass ?? "standard",
  };
}

function responsesOf<Doors>(
  { responses }: Operation,
  route: Route<Doors>,
  name: string,
  schemas: Record<string, Shape>,
): Record<string, Answered> {
  const found: Record<string, Answered> = {};
  const error = responses["4XX"]?.content ?? {};
  for (const [status, answer] of Object.entries(responses)) {
    if (!status.startsWith("2")) continue;
    const content = answer.content && mapValues(answer.content, (inner) => named(inner, `${name}Answer`, schemas));
    found[status] = { ...answer, description: route.summary, headers: everyAnswer, ...(content && { content }) };
  }
  for (const [status, description] of Object.entries(refusals)) {
    if (route.access === "public" && (status === "401" || status === "403")) continue;
    if (status === "404" && !route.url.includes(":")) continue;
    const wait = status === "429" ? { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } : {};
    found[status] = { description, headers: { ...everyAnswer, ...wait }, content: error };
  }
  return found;
}

/** Gives a body that is written out in place a name of its own, and JSON an example. */
function named(content: Content, name: string, schemas: Record<string, Shape>): Content {
  const { schema } = content;
  if (!schema || schema.type === "string") return content;
  const example = exampleOf(schema, schemas);
  if (schema.$ref !== undefined) return { ...content, example };
  schemas[name] = schema;
  return { schema: { $ref: `#/components/schemas/${name}` }, example };
}

/** What a route's own schema gives as an example goes before one made from its form. */
function withExample(content: Content, examples: unknown): Content {
  return Array.isArray(examples) ? { ...content, example: examples[0] } : content;
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
