import type { EndpointEntry } from "./contract.ts";
import type { Difference } from "./differences.ts";

const methodsOfAny = ["get", "post", "put", "delete", "patch"];

/**
 * The endpoints as an OpenAPI 3.1 document: what answers, where that stands, what runs before it, who is let through.
 *
 * @param differences to documents of the repository
 */
export function openApiOf(endpoints: readonly EndpointEntry[], differences: readonly Difference[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    paths[endpoint.path] = operations;
    const methods = endpoint.method === "*" ? methodsOfAny : [endpoint.method.toLowerCase()];
    for (const method of methods) {
      // The first that is registered answers.
      if (operations[method] === undefined) operations[method] = operationOf(endpoint);
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Endpoints found in the routing code", version: "1" },
    paths,
    ...(differences.length === 0 ? {} : { "x-gatewatch-differences": differences }),
  };
}

function operationOf({ path, handler, file, line, steps, guards, isPartial }: EndpointEntry): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  return {
    ...(handler === undefined ? {} : { operationId: handler }),
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: { default: { description: "Not read from the code" } },
    "x-gatewatch-file": file,
    "x-gatewatch-line": line,
    "x-gatewatch-steps": steps,
    "x-gatewatch-guards": guards,
    ...(isPartial ? { "x-gatewatch-partial": true } : {}),
  };
}
