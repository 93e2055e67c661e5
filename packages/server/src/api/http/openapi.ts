import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifySchema } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { Dialect } from "./contract.ts";

/** Collects the routes that `app` gets from now on into one OpenAPI 3.1 document. */
export async function describeRoutes<Doors>(app: FastifyInstance, dialect: Dialect<Doors>): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: dialect.title, version: "v1" },
      components: {
        securitySchemes: {
          ApiKeyAuth: { type: "apiKey", in: "header", name: "X-API-Key" },
          BearerAuth: { type: "http", scheme: "bearer" },
        },
      },
    },
    transform: (described) => withStreamedBody(jsonSchemaTransform(described)),
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
}

// A streamed body has no schema to validate, but a place in the document.
function withStreamedBody({ schema, url }: { schema: FastifySchema; url: string }): {
  schema: FastifySchema;
  url: string;
} {
  const isStreamed = "consumes" in schema && schema.body === undefined;
  return { url, schema: isStreamed ? { ...schema, body: { type: "string", format: "binary" } } : schema };
}

type Components = { readonly schemas?: Readonly<Record<string, unknown>> };

/** Every schema of the process is registered: a dialect's document keeps those that it refers to, however indirectly. */
function withoutUnused<T extends object>(
  document: T & { readonly paths?: unknown; readonly components?: Components },
): T {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const look = (text: string) => {
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      look(JSON.stringify(schemas[name] ?? {}));
    }
  };
  look(JSON.stringify(document.paths ?? {}));
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...document.components, schemas: kept } };
}
