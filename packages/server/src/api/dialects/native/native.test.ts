import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;

beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
  key = (await team.key()).value;
});
afterAll(() => server.close());

function call(path: string, init: RequestInit & { key?: string } = {}): Promise<Response> {
  const headers = { "X-API-Key": init.key ?? key, ...(init.body ? { "Content-Type": "application/json" } : {}) };
  return fetch(`${server.url}/api/v1${path}`, { ...init, headers: { ...headers, ...init.headers } });
}
const post = (path: string, body: unknown) => call(path, { method: "POST", body: JSON.stringify(body) });

describe("sessions", () => {
  const signIn = async () => {
    const response = await fetch(`${server.url}/api/v1/auth/local/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username: team.email, password: team.password }),
    });
    expect(response.status).toBe(200);
    const cookie = response.headers.get("set-cookie")!;
    return { cookie: cookie.split(";")[0]!, setCookie: cookie, body: await json(response) };
  };

  it("opens a session by cookie and by Bearer token, shows it and ends it", async () => {
    const { cookie, setCookie, body } = await signIn();
    expect(setCookie).toMatch(/^gatewatch_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(body).toMatchObject({ user: { email: team.email, is_admin: true, isAdmin: true, provider: "local" } });
    for (const headers of [{ cookie }, { authorization: `Bearer ${body.token}` }]) {
      const session = await json(fetch(`${server.url}/api/v1/auth/session`, { headers }));
      expect(session).toMatchObject({ authenticated: true, role: "admin", team: { name: "one" } });
      expect((await fetch(`${server.url}/api/v1/scans`, { headers })).status).toBe(200);
    }
    const headers = { cookie, origin: server.url };
    const out = await fetch(`${server.url}/api/v1/auth/logout`, { method: "POST", headers });
    expect(await json(out)).toEqual({ success: true });
    expect(out.headers.get("set-cookie")).toContain("gatewatch_session=;");
    const after = await json(fetch(`${server.url}/api/v1/auth/session`, { headers }));
    expect(after).toEqual({
      authenticated: false,
      second_factor: null,
      user: null,
      team: null,
      role: null,
      permissions: [],
      session: null,
    });
    expect((await fetch(`${server.url}/api/v1/scans`, { headers })).status).toBe(401);
  });

  it("lets no other site write with the cookie, and none without an origin", async () => {
    const { cookie } = await signIn();
    const write = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/ws/ticket`, { method: "POST", headers: { cookie, ...headers } });
    expect((await write({ origin: "https://evil.example.com" })).status).toBe(403);
    expect((await write({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await write({})).status).toBe(403);
    expect((await write({ origin: server.url })).status).toBe(200);
    expect((await write({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it("takes neither cookie nor session token on the other dialects", async () => {
    const { cookie, body } = await signIn();
    for (const headers of [{ cookie }, { authorization: `Bearer ${body.token}` }]) {
      for (const prefix of ["/codesec/v1", "/cyberai/v1"]) {
        expect((await fetch(`${server.url}${prefix}/scans`, { headers })).status).toBe(401);
      }
    }
  });
});

it("makes, shows and revokes keys in every documented spelling", async () => {
  const made = await json(post("/api-keys", { name: "ci", scopes: ["scans.read"], expires_in: "30d" }));
  expect(made.raw_key).toMatch(/^gk_/);
  expect(made.key).toBe(made.raw_key);
  expect(made.api_key.key).toBe(made.raw_key);
  expect(made).toMatchObject({
    name: "ci",
    scopes: ["scans.read"],
    key_prefix: made.raw_key.slice(0, 12),
    is_revoked: false,
  });
  const list = await json(call("/api-keys"));
  expect(list.api_keys).toEqual(list.data);
  expect(list.data.map((row: { id: string }) => row.id)).toContain(made.id);
  expect(JSON.stringify(list)).not.toContain(made.raw_key);
  const valid = await json(call("/auth/api-key/validate", { key: made.raw_key }));
  expect(valid).toMatchObject({
    valid: true,
    scopes: ["scans.read"],
    api_key: { id: made.id },
    user: { email: team.email },
  });
  expect(await json(call(`/api-keys/${made.id}`, { method: "DELETE" }))).toEqual({ success: true });
  expect((await call("/scans", { key: made.raw_key })).status).toBe(401);
  expect((await json(call(`/api-keys/${made.id}`))).data.is_revoked).toBe(true);
  expect((await post("/api-keys", { name: "ci", expires_in: "soon" })).status).toBe(400);
});

it("binds a key to addresses and to a rate of its own, on every API, and shows both", async () => {
  const make = (body: object) =>
    fetch(`${server.url}/api/v1/api-keys`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ name: "bound", ...body }),
    });
  const use = (path: string, value: string) => fetch(`${server.url}${path}`, { headers: { "x-api-key": value } });
  const bounds = {
    ip_allowlist: ["192.0.2.1", "2001:db8::/32"],
    rate_limit_override: { quota: 2, window_seconds: 3600 },
  };
  const elsewhere = await json(make(bounds));
  expect(elsewhere).toMatchObject(bounds);
  for (const path of ["/api/v1/scans", "/codesec/v1/scans", "/cyberai/v1/scans", "/scim/v2/Users"]) {
    const refused = await use(path, elsewhere.key);
    expect([path, refused.status]).toEqual([path, 403]);
    expect(refused.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
    expect(await refused.text()).toContain("127.0.0.1");
  }
  expect((await use("/api/v1/health", elsewhere.key)).status).toBe(200);
  const slow = await json(make({ ip_allowlist: ["127.0.0.0/8"], rate_limit_override: bounds.rate_limit_override }));
  const answers = [];
  for (const path of ["/api/v1/scans", "/codesec/v1/scans", "/api/v1/scans"]) answers.push(await use(path, slow.key));
  expect(answers.map(({ status, headers }) => [status, headers.get("x-ratelimit-limit")])).toEqual([
    [200, "2"],
    [200, "2"],
    [429, "2"],
  ]);
  for (const wrong of [
    { ip_allowlist: ["300.1.1.1"] },
    { ip_allowlist: ["10.0.0.0/33"] },
    { ip_allowlist: ["example.com"] },
    { rate_limit_override: { quota: 0, window_seconds: 60 } },
    { rate_limit_override: { quota: 1, window_seconds: 1.5 } },
  ])
    expect((await make(wrong)).status).toBe(400);
});

it("launches a scan and shows it in Gecko's list and in full, by any form of its id", async () => {
  const response = await post("/scans", { name: "Site", target: { url: "https://example.com/" } });
  expect(response.status).toBe(201);
  const { version, data } = await json(response);
  expect(version).toBe("v1");
  expect(data).toMatchObject({ name: "Site", status: "launched", repository: null });
  expect(data.taskArn.split(":")).toHaveLength(6);
  expect(response.headers.get("location")).toBe(`/api/v1/scans/${data.scanId}`);
  const list = await json(call("/scans?limit=5000&status=launched"));
  expect(list.pagination).toMatchObject({ limit: 1000, offset: 0, hasMore: false });
  expect(list.filters).toEqual({ status: "launched", language: null });
  expect(list.data[0]).toMatchObject({ id: data.scanId, name: "Site", status: "launched" });
  for (const id of [data.scanId, `scan_${data.scanId}`, data.scanId.toUpperCase()]) {
    expect((await json(call(`/scans/${id}`))).data).toMatchObject({ id: data.scanId, status: "queued" });
  }
  const cancelled = await call(`/scans/${data.scanId}/cancel`, { method: "POST" });
  expect((await json(cancelled)).data).toMatchObject({ status: "cancelled" });
  expect((await call(`/scans/${data.scanId}`, { method: "DELETE" })).status).toBe(409);
  const again = await call(`/scans/${data.scanId}/repeat`, { method: "POST" });
  expect(again.status).toBe(201);
});

it("answers the same scan to the same Idempotency-Key and refuses another body under it", async () => {
  const launch = (url: string) =>
    call("/scans", {
      method: "POST",
      body: JSON.stringify({ target: { url } }),
      headers: { "Idempotency-Key": "build-7" },
    });
  const first = await json(launch("https://example.com/"));
  expect((await json(launch("https://example.com/"))).data.scanId).toBe(first.data.scanId);
  expect((await launch("https://example.org/")).status).toBe(422);
});

it("says which field is wrong", async () => {
  const refused = async (body: unknown) => {
    const response = await post("/scans", body);
    expect(response.status).toBe(400);
    return (await json(response)).error;
  };
  expect(await refused({ name: "x" })).toMatchObject({ code: "invalid_request", details: [{ field: "target" }] });
  expect((await refused({ target: { url: "https://example.com" }, engines: ["nonsense"] })).details[0].field).toBe(
    "engines.0",
  );
  expect((await refused({ target: { url: "x".repeat(3000) } })).details[0].field).toMatch(/^target/);
  expect((await refused({ target: { url: "http://127.0.0.1/" } })).details[0].field).toMatch(/target/);
  expect((await call("/scans?status=nonsense")).status).toBe(400);
  expect((await call("/scans?limit=0")).status).toBe(400);
  const gitlab = await post("/scans", { name: "x", gitlabUrl: "https://gitlab.example.com/group/project" });
  expect(gitlab.status).toBe(409);
  expect((await json(gitlab)).error.code).toBe("integration_required");
});

it("pages findings worst first, and filters Gecko's rows exactly per scan and by minimum per team", async () => {
  const scan = await team.scan();
  await server.ingest(scan, [
    testFinding("a", { severity: "high", severityScore: 8, cwe: ["CWE-89"] }),
    testFinding("b"),
    testFinding("c", { severity: "info", severityScore: 0 }),
  ]);
  const first = await call(`/scans/${scan.id}/findings?limit=2&severity=medium`);
  const page = await json(first);
  expect(page.data.map((row: { severity: string }) => row.severity)).toEqual(["high", "medium"]);
  expect(page.meta).toEqual({ next_cursor: null, total: 2, total_kind: "exact" });
  const one = await call(`/scans/${scan.id}/findings?limit=1`);
  const link = /<([^>]+)>; rel="next"/.exec(one.headers.get("link")!)![1]!;
  const next = await json(call(link.replace("/api/v1", "")));
  expect(next.data[0]).toMatchObject({ severity: "medium", place: "https://example.com/b" });
  const scores = async (path: string) => (await json(call(path))).data.map((row: { severity: number }) => row.severity);
  expect(await scores(`/scans/${scan.id}/vulnerabilities?severity=5.5`)).toEqual([5.5]);
  expect(await scores(`/vulnerabilities?severity=5.5&scanId=${scan.id}`)).toEqual([8, 5.5]);
  expect(await scores(`/vulnerabilities?type=sql&scanId=${scan.id}&days=1`)).toEqual([8]);
  expect(await scores(`/vulnerabilities?cwe=693&scanId=${scan.id}`)).toEqual([5.5, 0]);
  const rows = await json(call(`/vulnerabilities?limit=1&scanId=${scan.id}`));
  expect(rows.pagination).toEqual({ total: 3, limit: 1, offset: 0, hasMore: true });
  expect(rows.data[0]).toMatchObject({
    scanId: scan.id,
    scanName: scan.name,
    type: "SQLI",
    cwe: "CWE-89",
    filePath: "/a",
  });
});

it("gives a scan as SARIF, page by page, marked as what it is while the scan has not completed", async () => {
  const scan = await team.scan();
  const count = 1200;
  for (let from = 0; from < count; from += 400) {
    await server.ingest(
      scan,
      Array.from({ length: 400 }, (_, index) => testFinding(`${from + index}`)),
    );
  }
  const response = await call(`/scans/scan_${scan.id}/sarif`);
  expect(response.headers.get("content-type")).toBe("application/sarif+json");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${scan.id}.sarif"`);
  const { version, runs } = await json(response);
  expect([version, runs.length, runs[0].results.length]).toEqual(["2.1.0", 1, count]);
  const fingerprints = runs[0].results.map((result: { partialFingerprints: object }) =>
    JSON.stringify(result.partialFingerprints),
  );
  expect(new Set(fingerprints).size).toBe(count);
  expect(runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, properties: { partial: true } });
});

it("answers 404 for artifacts that were not stored", async () => {
  const scan = await team.scan();
  for (const path of ["endpoints", "wiki", "artifacts/sbom"]) {
    const response = await call(`/scans/${scan.id}/${path}`);
    expect(response.status).toBe(404);
    expect((await json(response)).error.code).toBe("artifact_not_available");
  }
});

it("takes an archive as the body, bounded, and nothing else", async () => {
  const send = (body: Buffer, type = "application/gzip") =>
    call("/uploads", { method: "POST", body: new Uint8Array(body), headers: { "Content-Type": type } });
  const gzip = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(100)]);
  const response = await send(gzip);
  expect(response.status).toBe(201);
  expect(await json(response)).toMatchObject({ size: 102, upload_id: expect.any(String) });
  expect((await send(Buffer.from("hello"))).status).toBe(400);
  expect((await send(gzip, "text/plain")).status).toBe(400);
  expect((await send(Buffer.concat([gzip, Buffer.alloc(70_000)]))).status).toBe(413);
});

it("is healthy without credentials", async () => {
  const response = await fetch(`${server.url}/api/v1/health`);
  expect(await json(response)).toMatchObject({ version: "v1", status: "healthy", service: "Gatewatch" });
  expect(response.headers.get("x-ratelimit-limit")).toBe("2147483647");
});
