/** What HTTP itself promises on every route: repetition, conditional reads, traces, methods, announcements of an end. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { route } from "../dialects/doors.ts";
import { dialects } from "../dialects/index.ts";
import { json, type TestServer, type TestTeam, testServer } from "../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;

const [native, ...others] = dialects;
const oldRoute = route({
  method: "GET",
  url: "/old",
  operationId: "getOld",
  summary: "A route that is to go",
  tag: "Utility",
  access: "authenticated",
  deprecation: { since: "2026-01-01", sunset: "2027-01-01", link: "/docs/guides/errors" },
  schema: { query: z.object({ fail: z.literal("no").optional() }), answer: z.object({ old: z.literal(true) }) },
  handle: async () => ({ body: { old: true as const }, headers: { Link: '</api/v1/old?page=2>; rel="next"' } }),
});

const told = { old: true as const, more: "a column that no schema names" };
const leakingRoute = route({
  method: "GET",
  url: "/leaking",
  operationId: "getLeaking",
  summary: "A route that says more than its schema",
  tag: "Utility",
  access: "authenticated",
  schema: { answer: z.object({ old: z.literal(true) }) },
  handle: async () => ({ body: told }),
});

beforeAll(async () => {
  const routes = [...native.routes, oldRoute, leakingRoute];
  server = await testServer({ dialects: [{ ...native, routes }, ...others] });
  team = await server.team("one");
  key = (await team.key()).value;
});
afterAll(() => server.close());

const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(server.url + path, { ...init, headers: { "x-api-key": key, ...init.headers } });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

describe("Idempotency-Key", () => {
  const target = (url: string) => ({ target: { url } });

  it.each([
    ["/api/v1/scans", target("https://example.com/"), target("https://example.org/")],
    ["/codesec/v1/scans", { target: "example.com" }, { target: "example.org" }],
    ["/cyberai/v1/scans", { target: "example.com" }, { target: "example.org" }],
    ["/api/v1/api-keys", { name: "one" }, { name: "two" }],
  ])("answers a repeated POST %s as before, and refuses another body under the key", async (path, body, other) => {
    const headers = { "idempotency-key": `build ${path}` };
    const first = await post(path, body, headers);
    const again = await post(path, body, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    expect([first.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
      null,
      "true",
    ]);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect((await post(path, other, headers)).status).toBe(422);
    expect((await post(path, other, { "idempotency-key": `build ${path} 2` })).status).toBe(201);
  });

  it("does it once when the same request comes five times at one instant", async () => {
    const count = async () => (await json(call("/api/v1/scans"))).pagination.total;
    const before = await count();
    const sent = await Promise.all(
      Array.from({ length: 5 }, () =>
        post("/api/v1/scans", target("https://example.com/five"), { "idempotency-key": "five" }),
      ),
    );
    for (const response of sent) expect([201, 409]).toContain(response.status);
    expect(await count()).toBe(before + 1);
    const replay = await post("/api/v1/scans", target("https://example.com/five"), { "idempotency-key": "five" });
    expect(replay.status).toBe(201);
  });

  it("gives nobody another's answer, and frees the key of a refused request", async () => {
    const headers = { "idempotency-key": "shared" };
    const mine = await json(post("/api/v1/api-keys", { name: "secret" }, headers));
    const colleague = await team.key();
    const theirs = await json(
      post("/api/v1/api-keys", { name: "secret" }, { ...headers, "x-api-key": colleague.value }),
    );
    expect(theirs.raw_key).not.toBe(mine.raw_key);
    const refused = { "idempotency-key": "refused" };
    expect((await post("/api/v1/scans", target("http://127.0.0.1/"), refused)).status).toBe(400);
    expect((await post("/api/v1/scans", target("https://example.com/"), refused)).status).toBe(201);
  });

  it("keeps no value of an API key in clear", async () => {
    const { raw_key: value } = await json(
      post("/api/v1/api-keys", { name: "sealed" }, { "idempotency-key": "sealed" }),
    );
    const { rows } = await sql<{ sealed_answer: Buffer }>`
      SELECT sealed_answer FROM idempotency_requests WHERE key = 'sealed'`.execute(server.test.database.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.sealed_answer.includes(value)).toBe(false);
    expect(rows[0]!.sealed_answer.length).toBeGreaterThan(value.length);
  });

  it("refuses an endless key", async () => {
    expect(
      (await post("/api/v1/scans", target("https://example.com/"), { "idempotency-key": "x".repeat(256) })).status,
    ).toBe(400);
  });

  it.each([
    ["/api/v1/scans", target("https://example.com/dies"), "scans_scan"],
    ["/codesec/v1/scans", { target: "once.example.com" }, "scans_scan"],
    ["/cyberai/v1/scans", { target: "dies.example.com" }, "scans_scan"],
    ["/api/v1/api-keys", { name: "dies" }, "keys_keys"],
    ["/api/v1/webhooks", { url: "https://1.1.1.1/dies", events: ["scan.completed"] }, "webhooks_endpoints"],
    ["/api/v1/invitations", { email: "dies@example.com", role: "member" }, "invitations_invitations"],
  ])("does a POST %s once although the server dies before it has kept the answer", async (path, body, table) => {
    const { db } = server.test.database;
    const made = async () => (await sql`SELECT 1 FROM ${sql.table(table)}`.execute(db)).rows.length;
    const before = await made();
    const again = () => post(path, body, { "idempotency-key": `dies ${path}` });
    // The statement that keeps the answer is the first to fail when a server dies there.
    await sql`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''died''; END'`.execute(
      db,
    );
    await sql`CREATE TRIGGER die BEFORE UPDATE ON idempotency_requests FOR EACH ROW WHEN (NEW.settled)
      EXECUTE FUNCTION die()`.execute(db);
    try {
      expect((await again()).status).toBe(500);
    } finally {
      await sql`DROP FUNCTION die CASCADE`.execute(db);
    }
    expect(await made()).toBe(before + 1);
    expect(await json(again())).toMatchObject(path.startsWith("/codesec") ? {} : { error: { code: "conflict" } });
    await sql`UPDATE idempotency_requests SET started_at = now() - interval '3 minutes'
      WHERE key = ${`dies ${path}`}`.execute(db);
    const late = await again();
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("Read what it made")]);
    expect(await made()).toBe(before + 1);
  });

  it("frees its key after a 5xx that did nothing, and keeps it after one that had done something", async () => {
    const { db } = server.test.database;
    const failing = async (table: string, action: () => Promise<Response>) => {
      await sql`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''fails''; END'`.execute(
        db,
      );
      try {
        await sql`CREATE TRIGGER fail BEFORE INSERT ON ${sql.table(table)} FOR EACH ROW EXECUTE FUNCTION fail()`.execute(
          db,
        );
        expect((await action()).status).toBe(500);
      } finally {
        await sql`DROP FUNCTION fail CASCADE`.execute(db);
      }
    };
    const scan = () => post("/api/v1/scans", target("https://example.com/5xx"), { "idempotency-key": "5xx" });
    await failing("scans_scan", scan);
    expect((await scan()).status).toBe(201);
    const hook = { url: "https://1.1.1.1/5xx", events: ["scan.completed"] };
    const { id } = (await json(post("/api/v1/webhooks", hook))).data;
    const sent = () => post(`/api/v1/webhooks/${id}/test`, {}, { "idempotency-key": "sent" });
    await sql`UPDATE webhooks_endpoints SET url = 'http://127.0.0.1:9/' WHERE id = ${id}`.execute(db);
    await failing("webhooks_attempts", sent);
    expect((await sent()).status).toBe(409);
    const { rows } = await sql`SELECT 1 FROM webhooks_deliveries WHERE webhook_id = ${id}`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it("forgets after 24 hours, and takes over from an attempt that died", async () => {
    const { db } = server.test.database;
    const again = () => post("/api/v1/scans", target("https://example.com/day"), { "idempotency-key": "day" });
    const first = await json(again());
    await sql`UPDATE idempotency_requests SET started_at = now() - interval '25 hours' WHERE key = 'day'`.execute(db);
    const next = await json(again());
    expect(next.data.scanId).not.toBe(first.data.scanId);
    await sql`UPDATE idempotency_requests SET done = false, settled = false WHERE key = 'day'`.execute(db);
    expect((await again()).status).toBe(409);
    await sql`UPDATE idempotency_requests SET started_at = now() - interval '3 minutes' WHERE key = 'day'`.execute(db);
    expect((await again()).status).toBe(201);
  });
});

describe("reads", () => {
  it("carry an entity tag and are answered 304 to who has them, until they change", async () => {
    for (const path of ["/api/v1/scans", "/codesec/v1/scans", "/cyberai/v1/vulnerabilities", "/api/v1/api-keys"]) {
      const first = await call(path);
      const tag = first.headers.get("etag")!;
      expect(tag).toMatch(/^W\/"/);
      const again = await call(path, { headers: { "if-none-match": `"x", ${tag}` } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
      expect(again.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
    }
    const before = (await call("/api/v1/scans")).headers.get("etag")!;
    await post("/api/v1/scans", { target: { url: "https://example.com/etag" } });
    expect((await call("/api/v1/scans", { headers: { "if-none-match": before } })).status).toBe(200);
  });

  it("answer HEAD with the headers of GET and no body", async () => {
    const got = await call("/api/v1/scans");
    const head = await call("/api/v1/scans", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toBe(got.headers.get("content-type"));
    expect(head.headers.get("etag")).toBe(got.headers.get("etag"));
    expect((await fetch(`${server.url}/api/v1/scans`, { method: "HEAD" })).status).toBe(401);
  });
});

it("says with OPTIONS what an address takes, also to nobody", async () => {
  const response = await fetch(`${server.url}/api/v1/vulnerabilities/x`, { method: "OPTIONS" });
  expect([response.status, response.headers.get("allow")]).toEqual([200, "OPTIONS, GET, HEAD, PATCH"]);
  expect(response.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
  expect((await fetch(`${server.url}/api/v1/nowhere`, { method: "OPTIONS" })).status).toBe(404);
});

it("continues a W3C trace, and begins one where the header cannot be read", async () => {
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const sent = `00-${traceId}-00f067aa0ba902b7-01`;
  for (const path of ["/api/v1/scans", "/api/v1/nowhere", "/codesec/v1/usage"]) {
    const parent = (await call(path, { headers: { traceparent: sent } })).headers.get("traceparent")!;
    expect(parent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(parent).not.toBe(sent);
  }
  const unroutable = await call("/api/v1/scans/%E0%A4%A", { headers: { traceparent: sent } });
  expect([unroutable.status, unroutable.headers.get("traceparent")]).toEqual([400, expect.stringContaining(traceId)]);
  for (const strange of [
    "",
    "00-0-0-0",
    `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
    `ff-${sent.slice(3)}`,
    "x".repeat(5000),
  ]) {
    const parent = (await call("/api/v1/scans", { headers: { traceparent: strange } })).headers.get("traceparent");
    expect(parent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(parent).not.toContain("0".repeat(32));
  }
});

it("announces the end of a route on every answer, errors too, and in its document", async () => {
  for (const [path, status, headers] of [
    ["/api/v1/old", 200, {}],
    ["/api/v1/old?fail=yes", 400, {}],
    ["/api/v1/old", 401, { "x-api-key": "wrong" }],
  ] as const) {
    const response = await call(path, { headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("deprecation")).toBe("@1767225600");
    expect(response.headers.get("sunset")).toBe("Fri, 01 Jan 2027 00:00:00 GMT");
    expect(response.headers.get("link")).toContain('</docs/guides/errors>; rel="deprecation"; type="text/html"');
    expect(response.headers.get("link")).toContain('</docs/guides/errors>; rel="sunset"');
    if (status === 200) expect(response.headers.get("link")).toContain('rel="next"');
  }
  const document = await json(fetch(`${server.url}/api/v1/openapi.json`));
  expect(document.paths["/api/v1/old"].get.deprecated).toBe(true);
  expect((await call("/api/v1/scans")).headers.get("deprecation")).toBeNull();
});

it("lets no test pass in which an answer says more than its schema: nothing looks at answers after that", async () => {
  expect((await call("/api/v1/leaking")).status).toBe(500);
});
