import type { Place } from "../values/index.ts";
import type { Endpoint } from "./contract.ts";

const methodsOfAny = ["get", "post", "put", "delete", "patch"];

/**
 * The endpoints as an OpenAPI 3.1 document: what answers, where that stands, what runs before it, who is let through.
 *
 * @param lineOf line of a place, from 1
 */
export function openApiOf(endpoints: readonly Endpoint[], lineOf: (place: Place) => number): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    paths[endpoint.path] = operations;
    const methods = endpoint.method === "*" ? methodsOfAny : [endpoint.method.toLowerCase()];
    for (const method of methods) {
      // The first that is registered answers.
      if (operations[method] === undefined) operations[method] = operationOf(endpoint, lineOf);
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Endpoints found in the routing code", version: "1" },
    paths,
  };
}

function operationOf(endpoint: Endpoint, lineOf: (place: Place) => number): object {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const { handler, at } = endpoint;
  return {
    ...(handler === undefined ? {} : { operationId: handler.symbol || handler.name }),
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: { default: { description: "Not read from the code" } },
    "x-gatewatch-file": at.module.path,
    "x-gatewatch-line": lineOf(at),
    "x-gatewatch-steps": endpoint.steps.map(({ name }) => name),
    "x-gatewatch-guards": endpoint.guards.map(({ name, at: place }) => ({
      name,
      file: place.module.path,
      line: lineOf(place),
    })),
    ...(endpoint.isPartial ? { "x-gatewatch-partial": true } : {}),
  };
}
