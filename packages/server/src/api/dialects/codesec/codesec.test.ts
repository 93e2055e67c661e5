import { afterAll, beforeAll, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;

beforeAll(async () => {
  server = await testServer({ plan: "free" });
  team = await server.team("one");
  key = (await team.key()).value;
});
afterAll(() => server.close());

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}/codesec/v1${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
  });
const words = async (path: string) =>
  (await json(call(path))).findings.map((row: { severity: string }) => row.severity);

it("shows findings while the scan still waits or runs, by minimum severity, worst first", async () => {
  const scan = await team.scan();
  await server.ingest(scan, [
    testFinding("low", { severity: "low", severityScore: 2.5, confidence: 3 }),
    testFinding("critical", { severity: "critical", severityScore: 9.5, confidence: 8 }),
  ]);
  expect(await words(`/scans/${scan.id}/results`)).toEqual(["critical", "low"]);
  expect(await words(`/scans/${scan.id}/results?severity=medium`)).toEqual(["critical"]);
  const { findings, score, status } = await json(call(`/scans/${scan.id}/results`));
  expect({ score, status }).toEqual({ score: null, status: "queued" });
  expect(findings[0]).toEqual({
    id: expect.stringMatching(/^fnd_[0-9a-z]{26}$/),
    title: "Missing Content-Security-Policy header (critical)",
    severity: "critical",
    confidence: "high",
    category: "headers",
  });
  expect(findings[1].confidence).toBe("low");
});

it("pages with starting_after, and has no fifth status for what was cancelled", async () => {
  const scans = [await team.scan(), await team.scan(), await team.scan()];
  await server.scanning.cancel({ ...(await principal()) }, scans[0]!.id);
  const first = await json(call("/scans?limit=2"));
  expect(first.has_more).toBe(true);
  const rest = await json(call(`/scans?limit=2&starting_after=${first.data[1].scan_id}`));
  const seen = [...first.data, ...rest.data].map((row: { scan_id: string }) => row.scan_id);
  expect(new Set(seen).size).toBe(seen.length);
  const failed = await json(call("/scans?status=failed"));
  expect(failed.data).toHaveLength(1);
  expect(await json(call(`/scans/${failed.data[0].scan_id}`))).toMatchObject({ status: "failed", error: "cancelled" });
});

it("refuses values outside the documented ones in the flat shape", async () => {
  const refused = async (response: Promise<Response>) => {
    expect((await response).status).toBe(400);
    return json(response);
  };
  const { error, message } = await refused(call("/scans?limit=101"));
  expect({ error, message }).toEqual({ error: "bad_request", message: expect.stringContaining("limit") });
  await refused(call("/scans?status=cancelled"));
  await refused(
    call("/scans", { method: "POST", body: JSON.stringify({ target: "https://example.com", scan_type: "x" }) }),
  );
  await refused(call("/scans", { method: "POST", body: JSON.stringify({ target: "not a target" }) }));
  const scan = await team.scan();
  await refused(call(`/scans/${scan.id}/results?severity=severe`));
});

it("tells the plan's numbers; the scan that was cancelled before it started does not count", async () => {
  const usage = await json(call("/usage"));
  expect(usage).toMatchObject({ plan: "free", scans_limit: 10, scans_used: 4 });
  expect(usage.period_start).toMatch(/-01T00:00:00Z$/);
  const response = await call("/usage");
  expect(response.headers.get("x-ratelimit-limit")).toBe("30");
});

async function principal() {
  return (await server.test.kernel.keys.resolve(key, "127.0.0.1"))!;
}
