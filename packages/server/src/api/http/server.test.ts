import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, get, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { json, type TestServer, testServer } from "../testkit/index.ts";

describe("one server", () => {
  let server: TestServer;
  let key: string;
  let pages: string;

  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), "gw-pages-"));
    await mkdir(join(pages, "assets"));
    await writeFile(join(pages, "index.html"), "<title>page</title>");
    await writeFile(join(pages, "assets", "main-abc123.js"), "1;");
    server = await testServer({ pagesFolder: pages });
    key = (await (await server.team("one")).key()).value;
  });
  afterAll(async () => {
    await server.close();
    await rm(pages, { recursive: true, force: true });
  });

  it("serves the page for every address of a browser, and hashed assets for ever", async () => {
    for (const path of ["/", "/scans/1", "/login?next=/"]) {
      const page = await fetch(server.url + path, { headers: { accept: "text/html" } });
      expect([page.status, await page.text()]).toEqual([200, "<title>page</title>"]);
      expect(page.headers.get("cache-control")).toBe("no-cache");
      expect(page.headers.get("content-security-policy")).toBe(
        "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self' ws: wss:;object-src 'none';base-uri 'self';form-action 'self';frame-ancestors 'none'",
      );
      expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const asset = await fetch(`${server.url}/assets/main-abc123.js`);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await fetch(`${server.url}/assets/main-zzz.js`)).status).toBe(404);
    for (const path of ["/api/v1/nowhere", "/api/nowhere", "/codesec/x", "/cyberai/v1"]) {
      const nothing = await fetch(server.url + path, { headers: { accept: "text/html" } });
      expect([nothing.status, nothing.headers.get("content-type")]).toEqual([404, "application/json; charset=utf-8"]);
    }
    expect((await fetch(`${server.url}/..%2f..%2fetc/passwd`)).status).toBeGreaterThanOrEqual(400);
  });

  it("joins double slashes, as clients send them whose base ends in one", async () => {
    const headers = { "X-API-Key": key };
    expect((await fetch(`${server.url}/api/v1//scans`, { headers })).status).toBe(200);
    expect((await fetch(`${server.url}//codesec//v1//scans`, { headers })).status).toBe(200);
  });

  it("answers a browser's preflight of a key request, and lets cookies take no part in it", async () => {
    const response = await fetch(`${server.url}/api/v1/scans`, {
      method: "OPTIONS",
      headers: { origin: "https://tool.example.com", "access-control-request-method": "POST" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-headers")).toContain("X-API-Key");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    const used = await fetch(`${server.url}/api/v1/scans`, {
      headers: { origin: "https://tool.example.com", "X-API-Key": key },
    });
    expect(used.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("gives problem details to native clients that ask for them", async () => {
    const headers = { accept: "application/problem+json" };
    const response = await fetch(`${server.url}/api/v1/scans`, { headers });
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await json(response)).toMatchObject({ status: 401, title: "unauthorized", instance: "/api/v1/scans" });
    expect(await json(fetch(`${server.url}/codesec/v1/scans`, { headers }))).toHaveProperty("error", "unauthorized");
  });

  it("takes a client's request id when it is one, and gives one otherwise", async () => {
    const idFor = async (sent: string) =>
      (await fetch(`${server.url}/api/v1/health`, { headers: { "X-Request-Id": sent } })).headers.get("x-request-id");
    expect(await idFor("build-7.1")).toBe("build-7.1");
    expect(await idFor("x y")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("blames the caller for a method that the framework refuses", async () => {
    const response = await fetch(`${server.url}/api/v1/scans`, { method: "QUERY", headers: { "X-API-Key": key } });
    expect(response.status).toBe(400);
    expect((await json(response)).error.code).toBe("invalid_request");
  });

  it("accepts a content type without a body, and reads no body on a GET", async () => {
    const headers = { "X-API-Key": key, "Content-Type": "application/json" };
    expect((await fetch(`${server.url}/api/v1/ws/ticket`, { method: "POST", headers })).status).toBe(200);
    expect((await fetch(`${server.url}/api/v1/scans`, { headers })).status).toBe(200);
  });

  it("describes every dialect as OpenAPI 3.1 with components, and nothing of the others", async () => {
    const documents = await Promise.all(
      ["/api/v1", "/codesec/v1", "/cyberai/v1"].map((prefix) => json(fetch(`${server.url}${prefix}/openapi.json`))),
    );
    for (const document of documents) expect(document.openapi).toBe("3.1.0");
    const [native, codesec, cyberai] = documents;
    expect(native.paths["/api/v1/scans"].post.operationId).toBe("postApiV1Scans");
    expect(native.paths["/api/v1/scans/{scanId}"].get.responses["200"]).toBeDefined();
    expect(Object.keys(native.components.schemas)).toEqual(
      expect.arrayContaining(["Scan", "Finding", "Error", "ApiKey"]),
    );
    expect(Object.keys(codesec.components.schemas)).toContain("CodeSecError");
    expect(Object.keys(cyberai.components.schemas)).toContain("CyberAiError");
    for (const other of ["Error", "Scan", "ApiKey"]) {
      expect(codesec.components.schemas).not.toHaveProperty(other);
      expect(cyberai.components.schemas).not.toHaveProperty(other);
    }
    expect(Object.keys(codesec.paths)).toHaveLength(4);
    for (const document of documents) {
      const text = JSON.stringify(document);
      for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
        expect(document.components.schemas).toHaveProperty(name!);
      }
    }
  });
});

describe("a server of its own", () => {
  let server: TestServer;
  afterEach(() => server.close());

  it("answers 503 with Retry-After and tells nothing more while the database is away", async () => {
    server = await testServer();
    const key = (await (await server.team("one")).key()).value;
    const { pg, db } = server.test.database;
    Object.assign(pg.options, { connectionString: "postgres:///gone?host=/nonexistent" });
    // its own connection last: a statement that ended itself first would leave the others open
    await sql`SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'gatewatch' ORDER BY pid = pg_backend_pid()) AS open`
      .execute(db)
      .catch(() => {});
    for (const prefix of ["/api/v1", "/codesec/v1", "/cyberai/v1"]) {
      const response = await fetch(`${server.url}${prefix}/scans`, { headers: { "X-API-Key": key } });
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      // 0 where the limit could not be read, else what the process still knew
      expect(response.headers.get("x-ratelimit-remaining")).toMatch(/^\d+$/);
      expect(await response.text()).not.toMatch(/pool|pg|postgres|stack|nonexistent|ENOENT/i);
    }
    for (const headers of [{}, { "X-API-Key": key }]) {
      const health = await fetch(`${server.url}/api/v1/health`, { headers });
      expect([health.status, health.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await health.json()).toEqual({
        version: "v1",
        status: "unhealthy",
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        service: "Gatewatch",
        endpoints: expect.objectContaining({ health: "/api/v1/health" }),
        components: { database: "unhealthy", jobs: "unknown", workers: "unknown", webhooks: "unknown" },
      });
    }
  });

  it("believes forwarded addresses of trusted proxies only", async () => {
    server = await testServer({ config: { GATEWATCH_TRUSTED_PROXIES: ["127.0.0.1"] } });
    const headers = { "X-Forwarded-For": "192.0.2.44" };
    const remaining = async (sent: Record<string, string>) =>
      Number((await fetch(`${server.url}/api/v1/setup`, { headers: sent })).headers.get("x-ratelimit-remaining"));
    const first = await remaining({});
    expect(await remaining(headers)).toBe(first);
    expect(await remaining({})).toBe(first - 1);
  });

  it("finishes what is in flight, then closes at once although clients keep their connections", async () => {
    server = await testServer();
    const key = (await (await server.team("one")).key()).value;
    const agent = new Agent({ keepAlive: true });
    const idle = get(`${server.url}/api/v1/health`, { agent });
    const [first] = await once(idle, "response");
    await text(first);
    const live = new WebSocket(`${server.url.replace("http", "ws")}/api/v1/ws?token=${key}`);
    const goodbye = once(live, "close").then(([code]) => code);
    await once(live, "open");
    const headers = { "X-API-Key": key, "Content-Type": "application/gzip", Expect: "100-continue" };
    const slow = request(`${server.url}/api/v1/uploads`, { method: "POST", headers, agent });
    slow.flushHeaders();
    await once(slow, "continue");
    slow.write(Buffer.from([0x1f, 0x8b, 8, 0]));
    const closing = server.http.close();
    expect(await goodbye).toBe(1001);
    slow.end(Buffer.alloc(10));
    const [response] = await once(slow, "response");
    expect([response.statusCode, JSON.parse(await text(response)).size]).toEqual([201, 14]);
    await closing;
    await expect(fetch(`${server.url}/api/v1/health`)).rejects.toThrow();
    agent.destroy();
  }, 9_000); // less than the ten seconds after which connections are cut
});
