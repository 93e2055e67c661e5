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

const call = (path: string, method = "GET", body?: unknown, value = key) =>
  fetch(`${server.url}/cyberai/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${value}`, ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

it.each([
  [{}, "vulnerability", "vulnerability"],
  [{ scan_type: "network" }, "network", "network"],
  [{ scan_type: "Web Application" }, "Web Application", "web"],
  [{ scan_type: "cloud-infrastructure" }, "cloud-infrastructure", "cloud"],
  [{ scan_type: "basic" }, "basic", "quick"],
  [{ comprehensive: true }, "comprehensive", "full"],
  [{ scan_options: { depth: 2 } }, "vulnerability", "vulnerability"],
])("takes %j and echoes the type as asked", async (change, scanType, profile) => {
  const created = await call("/scans", "POST", { target: "https://example.com/path", ...change });
  expect(created.status).toBe(201);
  const row = await json(created);
  expect(row).toMatchObject({ scan_type: scanType, target: "https://example.com/path", status: "running" });
  expect(row.progress.status).toBe("Queued");
  expect((await server.scanning.get(team.teamId, row.id)).profile).toBe(profile);
});

it("names field and reason of what it refuses", async () => {
  const refused = async (body: unknown) => {
    const response = await call("/scans", "POST", body);
    expect(response.status).toBe(400);
    return (await json(response)).error;
  };
  expect(await refused({ target: "not a domain" })).toMatchObject({
    code: "invalid_request",
    details: { field: "target" },
  });
  expect((await refused({ target: "example.com", scan_type: "x" })).details.field).toBe("scan_type");
  expect((await refused({ target: "example.com", options: { depth: 11 } })).details.field).toBe("options.depth");
});

it("cancels by DELETE and by POST, and erases nothing", async () => {
  for (const [method, suffix] of [
    ["DELETE", ""],
    ["POST", "/cancel"],
  ] as const) {
    const scan = await team.scan();
    expect(await json(call(`/scans/${scan.id}${suffix}`, method))).toMatchObject({ status: "cancelled" });
    expect(await json(call(`/scans/${scan.id}`))).toMatchObject({ status: "cancelled" });
  }
});

it("shows findings and statistics at both places, and only to those who may read them", async () => {
  const scan = await team.scan();
  await server.ingest(scan, [testFinding("users", { severity: "high", severityScore: 8.5 })]);
  const results = await json(call(`/scans/${scan.id}/results`));
  expect(results.findings[0]).toEqual({
    id: expect.stringMatching(/^vuln_[0-9a-z]{26}$/),
    type: "vulnerability",
    severity: "high",
    title: "Missing Content-Security-Policy header (users)",
    description: expect.any(String),
    affected_component: "/users",
    remediation: "Send a Content-Security-Policy header.",
    cvss_score: 8.5,
  });
  expect(Object.keys(results.statistics)).toEqual([
    "total_urls_scanned",
    "total_vulnerabilities",
    "scan_duration",
    "requests_made",
  ]);
  expect((await json(call(`/scans/${scan.id}`))).findings).toEqual(results.findings);
  const narrow = await team.key({ scopes: ["scans.read"] });
  expect(await json(call(`/scans/${scan.id}`, "GET", undefined, narrow.value))).not.toHaveProperty("findings");
});

it("pages by cursor", async () => {
  const first = await json(call("/scans?limit=3"));
  expect(first).toMatchObject({ has_more: true, next_cursor: first.data[2].id });
  const next = await json(call(`/scans?limit=100&cursor=${first.next_cursor}`));
  expect(next).toMatchObject({ has_more: false, next_cursor: null });
  expect(first.data.length + next.data.length).toBe(first.total);
});

describe("vulnerabilities", () => {
  const rows = async (query = "") => (await json(call(`/vulnerabilities${query}`))).data;

  it("are listed worst first, paged by cursor, and filtered by any spelling of a status", async () => {
    const all = await rows("?limit=100");
    const first = await json(call("/vulnerabilities?limit=1"));
    expect(first).toMatchObject({ has_more: all.length > 1, total: all.length });
    expect(first.data[0]).toEqual({
      id: expect.stringMatching(/^vuln_[0-9a-z]{26}$/),
      type: "vulnerability",
      severity: "high",
      title: expect.any(String),
      description: expect.any(String),
      affected_component: "/users",
      remediation: expect.any(String),
      cvss_score: 8.5,
      status: "open",
      created_at: expect.stringMatching(/:\d\dZ$/),
      last_seen_at: expect.stringMatching(/:\d\dZ$/),
      scan_id: expect.stringMatching(/^scan_/),
    });
    expect(await rows("?status=False-Positive")).toEqual([]);
    expect((await call("/vulnerabilities?status=nonsense")).status).toBe(400);
    expect((await call("/vulnerabilities?cursor=nonsense")).status).toBe(400);
  });

  it.each(["false-positive", "FALSE_POSITIVE", "False-Positive"])("take the status %s", async (status) => {
    const [{ id }] = await rows("?limit=1");
    const changed = await call(`/vulnerabilities/${id}`, "PATCH", { status });
    expect(changed.status).toBe(200);
    expect(await json(changed)).toMatchObject({ id, status: "false-positive" });
    expect(await json(call(`/vulnerabilities/${id}`))).toMatchObject({ id, status: "false-positive" });
    expect((await rows("?status=false_positive")).map((row: { id: string }) => row.id)).toEqual([id]);
    expect(await json(call(`/vulnerabilities/${id}`, "PATCH", { status: "in-progress" }))).toMatchObject({
      status: "in-progress",
    });
  });

  it("name the field that is wrong", async () => {
    const [{ id }] = await rows("?limit=1");
    const refused = await call(`/vulnerabilities/${id}`, "PATCH", { status: "wontfix" });
    expect(refused.status).toBe(400);
    expect((await json(refused)).error.details.field).toBe("status");
  });
});

describe("the vendor's other ways", () => {
  it("takes the type in the address, and says so in the row", async () => {
    const made = await call("/scans/network", "POST", { target: "example.com" });
    expect(made.status).toBe(201);
    expect(await json(made)).toMatchObject({ scan_type: "network", target: "example.com", status: "running" });
    expect((await call("/scans/nonsense", "POST", { target: "example.com" })).status).toBe(404);
  });

  it("refuses a policy that no engine applies, by its name", async () => {
    const refused = await call("/scans", "POST", { target: "example.com", policies: { exclude_paths: ["/admin/*"] } });
    expect(refused.status).toBe(400);
    expect((await json(refused)).error.details.field).toBe("policies.exclude_paths");
    const empty = await call("/scans", "POST", { target: "example.com", policies: {} });
    expect(empty.status).toBe(201);
  });

  it.each([{ depth: 0 }, { depth: 11 }, { concurrent: 0 }, { timeout: -1 }, { ignore_ssl: "yes" }])(
    "refuses options beyond their bounds: %j",
    async (options) => {
      const refused = await call("/scans", "POST", { target: "example.com", options });
      expect(refused.status).toBe(400);
      expect((await json(refused)).error.details.field).toBe(`options.${Object.keys(options)[0]}`);
    },
  );
});
