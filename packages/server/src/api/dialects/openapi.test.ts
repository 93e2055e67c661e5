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

      expect(Object.keys(dialect.tags), "the dialect describes the tag").toContain(route.tag);
      const rights = route.access === "public" || route.access === "authenticated" ? [] : [route.access];
      for (const scheme of operation.security) expect(Object.values(scheme)).toEqual([rights]);
      expect(operation.security).toHaveLength(route.access === "public" ? 0 : 2);
      for (const answer of Object.values<{ headers: object }>(operation.responses))
        expect(Object.keys(answer.headers)).toContain("X-RateLimit-Remaining");
      if (route.access !== "public")
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["401", "403"]));

      const success = Object.values<{ example?: unknown; schema: { $ref?: string; type?: unknown } }>(
        operation.responses[route.success ?? 200].content ?? {},
      )[0];
      expect(success?.schema.type, "an object has a name of its own").not.toBe("object");
      if (success?.schema.$ref !== undefined) {
        expect(route.schema.answer.safeParse(success?.example)).toMatchObject({ success: true });
      }
      const sent = operation.requestBody?.content["application/json"];
      if (route.schema.body && !route.takesForm) {
        expect(sent.schema.$ref).toMatch(/^#\/components\/schemas\/\w+$/);
        expect(route.schema.body.safeParse(sent.example), "give the body's schema an example").toMatchObject({
          success: true,
        });
      }
    },
  );

  it("refers to nothing that it lacks, and names no schema twice", async () => {
    const text = await (await fetch(`${server.url}${dialect.prefix}/openapi.json`)).text();
    const { components } = JSON.parse(text);
    for (const [, kind = "", name = ""] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect(components[kind]).toHaveProperty([name]);
  });
});
