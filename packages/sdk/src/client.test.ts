import { afterEach, describe, expect, test } from "vitest";
import { ApiError, createClient } from "./index.ts";
import { type Answer, type Asked, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(answer: (asked: Asked) => Answer): Promise<TestServer> {
  server = await startTestServer(answer);
  return server;
}

const key = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "CI",
  description: "",
  key_prefix: "gk_abcdefghi",
  last4: "wxyz",
  role: "member",
  scopes: ["scans.read"],
  created_at: "2026-11-21T10:41:02.000Z",
  last_used_at: null,
  last_used_ip: null,
  is_admin_provisioned: false,
  ip_allowlist: [],
  rate_limit_override: null,
  owner_id: "0190d5c8-0000-7000-8000-000000000001",
  expires_at: null,
  is_revoked: false,
};
const refusal = (code: string, message: string, more: Record<string, unknown> = {}) => ({
  version: "v1",
  error: { code, message, ...more },
  message,
  request_id: "req_1",
});

describe("credentials", () => {
  test("a key travels as X-API-Key, a token as Bearer, to the native root whatever slash ends the base", async () => {
    const { baseUrl, asked } = await serve(() => ({
      body: { data: [key], api_keys: [key], meta: { total: 1, page: 1, per_page: 200 } },
    }));
    await createClient({ baseUrl: `${baseUrl}/`, apiKey: "k" }).keys.list();
    await createClient({ baseUrl, token: "t" }).keys.list();
    expect(asked.map((one) => one.url)).toEqual(["/api/v1/api-keys?per_page=200", "/api/v1/api-keys?per_page=200"]);
    expect(asked[0]?.headers["x-api-key"]).toBe("k");
    expect(asked[0]?.headers.authorization).toBeUndefined();
    expect(asked[1]?.headers.authorization).toBe("Bearer t");
  });
});

describe("answers", () => {
  test("ids and filters are escaped into the path and the query", async () => {
    const { baseUrl, asked } = await serve(() => ({
      body: { data: [], meta: { next_cursor: null, total: 0, total_kind: "exact" } },
    }));
    await createClient({ baseUrl }).findings.list("../x y", { cursor: "a&b", limit: 5 });
    expect(asked[0]?.url).toBe("/api/v1/scans/..%2Fx%20y/findings?cursor=a%26b&limit=5");
  });

  test("the ways to sign in and a provider's settings are asked where they are", async () => {
    const local = { type: "local", name: "local", display_name: "Password", login_url: "/login" };
    const { baseUrl, asked } = await serve(() => ({ body: { providers: [local], success: true } }));
    const { sso } = createClient({ baseUrl });
    expect(await sso.providers()).toEqual([local]);
    await sso.oidc.delete("a/b");
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /api/v1/auth/providers",
      "DELETE /api/v1/admin/settings/oidc/a%2Fb",
    ]);
  });

  test("an answer outside the contract is an ApiError, not a half-read object", async () => {
    const { baseUrl } = await serve(() => ({ body: { data: [{ id: "not a key" }] } }));
    await expect(createClient({ baseUrl }).keys.list()).rejects.toMatchObject({
      code: "unreadable_answer",
      status: 200,
    });
  });

  test("an archive is sent as it is, with its own media type", async () => {
    const { baseUrl, asked } = await serve(() => ({ status: 201, body: { upload_id: "u", size: 3, sha256: "0" } }));
    const upload = await createClient({ baseUrl }).uploads.create(new Blob(["abc"], { type: "application/zip" }));
    expect(upload.upload_id).toBe("u");
    expect(asked[0]).toMatchObject({ method: "POST", body: "abc" });
    expect(asked[0]?.headers["content-type"]).toBe("application/zip");
  });
});

describe("links", () => {
  test("stand under the native root, escaped, without what is not asked for", () => {
    const { reports, audit } = createClient({ baseUrl: "https://gatewatch.example.com/" });
    expect(reports.downloadUrl("a/b", "pdf")).toBe(
      "https://gatewatch.example.com/api/v1/reports/a%2Fb/download?format=pdf",
    );
    expect(audit.exportUrl("csv", { action: "keys & co", actor: undefined })).toBe(
      "https://gatewatch.example.com/api/v1/audit-log/export?format=csv&action=keys+%26+co",
    );
  });
});

describe("errors", () => {
  test("carry status, code, sentence, details and request id", async () => {
    const details = [{ field: "target.url", reason: "private address" }];
    const { baseUrl } = await serve(() => ({ status: 400, body: refusal("invalid_request", "Not so.", { details }) }));
    const error = await createClient({ baseUrl })
      .scans.create({ target: { url: "http://10.0.0.1" } })
      .catch((e) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      code: "invalid_request",
      message: "Not so.",
      details,
      requestId: "req_1",
    });
  });

  test("a page of somebody else's (a proxy's) keeps its status", async () => {
    const { baseUrl } = await serve(() => ({ status: 502, body: "<html>Bad gateway</html>" }));
    await expect(createClient({ baseUrl }).auth.session()).rejects.toMatchObject({
      status: 502,
      code: "unreadable_answer",
    });
  });

  test("no answer at all has the status 0", async () => {
    const { baseUrl, close } = await serve(() => ({ body: {} }));
    await close();
    await expect(createClient({ baseUrl }).auth.session()).rejects.toMatchObject({ status: 0, code: "unreachable" });
  });
});

describe("429", () => {
  const slowDown: Answer = {
    status: 429,
    headers: { "retry-after": "0" },
    body: refusal("rate_limited", "Slow down."),
  };

  test("a read waits as long as it is told and is repeated", async () => {
    let answers = 0;
    const { baseUrl, asked } = await serve(() =>
      ++answers < 3 ? slowDown : { body: { data: [], api_keys: [], meta: { total: 0, page: 1, per_page: 200 } } },
    );
    const waits: number[] = [];
    await expect(createClient({ baseUrl, onWait: (seconds) => waits.push(seconds) }).keys.list()).resolves.toEqual([]);
    expect(asked).toHaveLength(3);
    expect(waits).toEqual([0, 0]);
  });

  test("a read gives up after three repeats, and at once where the wait is longer than a minute", async () => {
    const { baseUrl, asked } = await serve(() => slowDown);
    await expect(createClient({ baseUrl }).keys.list()).rejects.toMatchObject({ status: 429, retryAfterSeconds: 0 });
    expect(asked).toHaveLength(4);
    await server?.close();
    const long = await serve(() => ({ ...slowDown, headers: { "retry-after": "3600" } }));
    await expect(createClient({ baseUrl: long.baseUrl }).keys.list()).rejects.toMatchObject({
      retryAfterSeconds: 3600,
    });
    expect(long.asked).toHaveLength(1);
  });

  test("a write is never repeated", async () => {
    const { baseUrl, asked } = await serve(() => slowDown);
    await expect(createClient({ baseUrl }).keys.create({ name: "CI" })).rejects.toMatchObject({ status: 429 });
    await expect(createClient({ baseUrl }).keys.delete(key.id)).rejects.toMatchObject({ status: 429 });
    expect(asked).toHaveLength(2);
  });

  test("an aborted read stops waiting", async () => {
    const { baseUrl } = await serve(() => ({ ...slowDown, headers: { "retry-after": "60" } }));
    const abort = new AbortController();
    const reading = createClient({ baseUrl, onWait: () => abort.abort() }).keys.list(abort.signal);
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("plans: usage is read, a team's plan and retention are put where they belong", async () => {
  const plan = {
    code: "pro",
    scans_per_period: 500,
    concurrent_scans: 5,
    retention_days: 90,
    features: ["api_access"],
    request_limits: [],
  };
  const ofTeam = {
    team_id: key.id,
    plan,
    billing_anchor_day: null,
    retention_days: 30,
    retention_days_wished: 30,
    is_operator: true,
  };
  const used = {
    team_id: key.id,
    plan: "pro",
    period_start: "2026-11-01T00:00:00.000Z",
    period_end: "2026-12-01T00:00:00.000Z",
    scans_used: 1,
    scans_limit: 500,
    scans_running: 0,
    concurrent_scans: 5,
    requests_used: 7,
    request_limits: [],
  };
  const { baseUrl, asked } = await serve(({ url }) => ({ body: { data: url.endsWith("/usage") ? used : ofTeam } }));
  const { plans } = createClient({ baseUrl, token: "t" });
  expect(await plans.usage()).toEqual(used);
  expect((await plans.ofTeam("a team")).retention_days).toBe(30);
  await plans.set("a", { plan: "pro", billing_anchor_day: 31 });
  await plans.setRetention("a", null);
  expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["GET", "/api/v1/usage", ""],
    ["GET", "/api/v1/teams/a%20team/plan", ""],
    ["PUT", "/api/v1/teams/a/plan", JSON.stringify({ plan: "pro", billing_anchor_day: 31 })],
    ["PUT", "/api/v1/teams/a/retention", JSON.stringify({ retention_days: null })],
  ]);
});

describe("reports", () => {
  test("are downloaded as they are, and the refusal of one that is not ready is told with its time", async () => {
    let isReady = false;
    const { baseUrl, asked } = await serve(() =>
      isReady
        ? { body: "a,b\r\n", headers: { "content-type": "text/csv" } }
        : { status: 409, body: refusal("conflict", "The report is still being generated.", { retry_after: 2 }) },
    );
    const { reports } = createClient({ baseUrl, apiKey: "gk_test" });
    const refused = await reports.download("r/1", "csv").catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 409, retryAfterSeconds: 2 });
    isReady = true;
    expect(await (await reports.download("r/1", "csv")).text()).toBe("a,b\r\n");
    expect(asked.at(-1)?.url).toBe("/api/v1/reports/r%2F1/download?format=csv");
    expect(reports.downloadUrl("1", "pdf")).toBe(`${baseUrl}/api/v1/reports/1/download?format=pdf`);
  });
});
