import { afterAll, beforeAll, expect, it } from "vitest";
import { createMetrics } from "../../operations/index.ts";
import { type TestServer, testServer } from "../testkit/index.ts";

const token = "t".repeat(32);
let server: TestServer;
beforeAll(async () => {
  server = await testServer({ metrics: { ...createMetrics([]), token } });
});
afterAll(() => server.close());

const ask = (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });

it("is shut to everybody but the scraper's token and the platform's administrators", async () => {
  const [first, second] = [await server.team("one"), await server.team("two")];
  expect((await ask()).status).toBe(401);
  expect((await ask({ "X-Forwarded-For": "127.0.0.1" })).status).toBe(401);
  for (const wrong of [`${token}x`, token.slice(1), "gk_nothing"])
    expect((await ask({ Authorization: `Bearer ${wrong}` })).status).toBe(401);
  const keyOf = async (team: typeof first, request = {}) => (await team.key(request)).value;
  expect((await ask({ "X-API-Key": await keyOf(first) })).status).toBe(200);
  expect((await ask({ "X-API-Key": await keyOf(first, { scopes: ["scans.read"] }) })).status).toBe(403);
  expect((await ask({ "X-API-Key": await keyOf(first, { role: "member" }) })).status).toBe(403);
  expect((await ask({ "X-API-Key": await keyOf(second) })).status).toBe(403);
  expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(200);
});

it("counts requests by the route they matched, never by their address", async () => {
  const team = await server.team("three");
  const key = (await team.key()).value;
  for (const path of [
    "/api/v1/scans/0199aaaa-0000-7000-8000-000000000000",
    "/api/v1/nowhere/secret-name",
    "/codesec/v1/scans?x=1",
  ])
    await fetch(server.url + path, { headers: { Authorization: `Bearer ${key}` } });
  const text = await (await ask({ Authorization: `Bearer ${token}` })).text();
  expect(text).toContain('dialect="native",method="GET",route="/api/v1/scans/:scanId",status_class="4xx"');
  expect(text).toContain('dialect="codesec",method="GET",route="/codesec/v1/scans",status_class="2xx"');
  expect(text).not.toMatch(/0199aaaa|secret-name|x=1/);
});
