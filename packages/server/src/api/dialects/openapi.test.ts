/** Every route of every dialect stands in that dialect's OpenAPI document, with its answers and what it asks for. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, type TestServer, testServer } from "../testkit/index.ts";
import { dialects } from "./index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))("%s", (_name, dialect) => {
  it.each(dialect.routes.map((route) => [`${route.method} ${route.url}`, route] as const))(
    "%s",
    async (_what, route) => {
      const document = await json(fetch(`${server.url}${dialect.prefix}/openapi.json`));
      const path = `${dialect.prefix}${route.url.replace(/:(\w+)/g, "{$1}")}`;
      const operation = document.paths[path]?.[route.method.toLowerCase()];
      if (route.isHidden) return expect(document.paths[path]).toBeUndefined();
      expect(operation?.operationId).toBe(route.operationId);
      expect(operation.summary).toBe(route.summary);
      expect(operation.responses).toHaveProperty(String(route.success ?? 200));
      const parameters = (operation.parameters ?? []).filter((parameter: { in: string }) => parameter.in === "path");
      expect(parameters).toHaveLength(route.url.match(/:\w+/g)?.length ?? 0);
      expect(operation.requestBody !== undefined).toBe(route.schema.body !== undefined || route.upload !== undefined);
    },
  );
});
