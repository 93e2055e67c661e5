import { systemClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportFormats, reportTypes } from "../../reports/index.ts";
import type { Scan } from "../../scanning/index.ts";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;
let scan: Scan;
const hostile = '=HYPERLINK("x")<img src=x onerror=y>[a](https://example.com)\u202e';

beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
  key = (await team.key()).value;
  scan = await team.scan();
  await server.ingest(scan, [
    testFinding("injection", { severity: "critical", severityScore: 9.8, cwe: ["CWE-89"], title: hostile }),
    testFinding("redirect", { severity: "high", severityScore: 7.4, cwe: ["CWE-918"] }),
    testFinding("header", { severity: "medium", severityScore: 5 }),
    testFinding("banner", { severity: "low", severityScore: 2 }),
  ]);
});
afterAll(() => server.close());

const call = (path: string, method = "GET", body?: unknown, value = key) =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${value}`, ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const create = async (body: object) => {
  const created = await call("/api/v1/reports", "POST", body);
  expect(created.status).toBe(201);
  return (await json(created)).data;
};
const ready = async (body: object) => {
  const { id } = await create(body);
  await server.makeReports();
  const made = (await json(call(`/api/v1/reports/${id}`))).data;
  expect(made).toMatchObject({ status: "ready", status_message: null });
  return made;
};
const text = async (id: string, format: string) =>
  (await call(`/api/v1/reports/${id}/download?format=${format}`)).text();

it("is queued, then ready with its figures, an event and an entry", async () => {
  const created = await create({ type: "vulnerability", scan_ids: [scan.id] });
  expect(created).toMatchObject({ status: "queued", scan_ids: [scan.id], renditions: [], health_score: null });
  const download = await call(`/api/v1/reports/${created.id}/download`);
  expect(download.status).toBe(409);
  expect(download.headers.get("retry-after")).toBe("2");
  expect((await json(download)).error.code).toBe("conflict");
  await server.makeReports();
  const { data } = await json(call(`/api/v1/reports/${created.id}`));
  expect(data).toMatchObject({
    status: "ready",
    counts: { critical: 1, high: 1, medium: 1, low: 1, info: 0, total: 4 },
    health_score: 35,
    health_rating: "Poor",
  });
  expect(data.renditions.map((one: { format: string }) => one.format).sort()).toEqual([...reportFormats].sort());
  const { rows } =
    await sql`SELECT data FROM events_outbox WHERE type = 'report.ready' AND data->>'report_id' = ${created.id}`.execute(
      server.test.database.db,
    );
  expect(rows).toEqual([{ data: { report_id: created.id, type: "vulnerability" } }]);
  const log = await json(call(`/api/v1/audit-log?limit=50`));
  expect(JSON.stringify(log)).toContain("reports.ready");
});

it("sends each document with its size, digest and a name, and each is the stored one", async () => {
  const made = await ready({ type: "vulnerability", title: 'Quarter "3"\u202e / ../x Übersicht', scan_ids: [scan.id] });
  for (const { format, size, sha256, media_type, url } of made.renditions) {
    const response = await call(url);
    const body = Buffer.from(await response.arrayBuffer());
    expect({ format, size: body.length }).toEqual({ format, size });
    expect(response.headers.get("content-length")).toBe(String(size));
    expect(response.headers.get("content-type")).toBe(media_type);
    expect(response.headers.get("repr-digest")).toBe(`sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="Quarter _3_ _ .._x Ubersicht\.\w+"; filename\*=UTF-8''Quarter%20_3_%20_%20.._x%20%C3%9Cbersicht\.\w+$/,
    );
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
  }
});

const marks: Readonly<Record<(typeof reportTypes)[number], readonly string[]>> = {
  vulnerability: ["By rule", "Send a Content-Security-Policy header."],
  security_posture: ["Trend", "By engine", "Coverage by engine"],
  compliance: ["PCI DSS 4.0", "OWASP Top 10:2025", "not assessed", "A03:2021"],
  incident: ["Timeline", "first seen", "What is known"],
  scan: ["Scan of", "Asked for", "Compared with the scan before"],
  assessment: ["Executive Summary", "Attack Surface", "Subdomains", "Risk Assessment", "Short term", "methodology"],
  audit: ["By actor", "Decisions and changes", "keys.created"],
};

describe.each(reportTypes)("a report of the type %s", (type) => {
  it("says what it is, its scope and its own account, in every form", async () => {
    const made = await ready({ type, ...(type === "audit" ? {} : { scan_ids: [scan.id] }) });
    const markdown = await text(made.id, "markdown");
    const unescaped = markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
    for (const mark of ["Purpose", "Made", "Kept until", ...marks[type]]) expect(unescaped).toContain(mark);
    if (type !== "audit")
      for (const mark of ["Coverage", "partial", "Not covered at all", "Health is 100"])
        expect(unescaped).toContain(mark);
    const others = Object.entries(marks).filter(([other]) => other !== type);
    expect(others.some(([, words]) => words.every((word) => unescaped.includes(word)))).toBe(false);
    const html = await text(made.id, "html");
    expect(html).not.toContain("<img");
    expect((await text(made.id, "pdf")).startsWith("%PDF-")).toBe(true);
    const document = JSON.parse(await text(made.id, "json"));
    expect(document).toMatchObject({ schema: "gatewatch-report/1", type, ai_summary: null });
    expect(document.sections.length).toBeGreaterThan(1);
    const csv = await text(made.id, "csv");
    expect(csv.split("\r\n").length).toBeGreaterThan(1);
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });
});

it("narrows by severity and status, and lists an issue of several scans once", async () => {
  const again = await team.scan();
  const { issues } = await server.vulnerabilities.issues(team.teamId, { limit: 10 });
  const repeated = testFinding("header", {
    severity: "medium",
    severityScore: 5,
    fingerprint: newId(systemClock, systemRandom).replaceAll("-", "").repeat(2),
  });
  await server.ingest(scan, [repeated]);
  await server.ingest(again, [repeated]);
  const both = await ready({ type: "vulnerability", scan_ids: [scan.id, again.id] });
  expect(both.counts.total).toBe(5);
  const log = JSON.parse(await text(both.id, "sarif"));
  expect(log.runs.map((run: { results: unknown[] }) => run.results.length)).toEqual([5, 1]);
  const severe = await ready({ type: "vulnerability", scan_ids: [scan.id], filters: { severity: "high" } });
  expect(severe.counts).toMatchObject({ total: 2, medium: 0 });
  const high = issues.find(({ severity }) => severity === "high")!;
  await call(`/api/v1/vulnerabilities/${high.id}`, "PATCH", { status: "false_positive", comment: "checked by hand" });
  const open = await ready({
    type: "vulnerability",
    scan_ids: [scan.id],
    filters: { severity: "high", status: ["open"] },
  });
  expect(open.counts).toMatchObject({ total: 1, critical: 1 });
  const incident = await ready({ type: "incident", filters: { vulnerability_ids: [high.id] } });
  const timeline = await text(incident.id, "markdown");
  expect(timeline).toContain("checked by hand");
  expect(timeline).toContain("open → false\\_positive");
});

it("takes the newest completed scan of each target where none is named", async () => {
  const none = await call("/api/v1/reports", "POST", { type: "scan" });
  expect(none.status).toBe(400);
  expect((await json(none)).error.details[0].field).toBe("scan_ids");
  await sql`UPDATE scans_scan SET status = 'completed', finished_at = now() WHERE id = ${scan.id}`.execute(
    server.test.database.db,
  );
  expect((await create({ type: "scan" })).scan_ids).toEqual([scan.id]);
  const ofChanges = await team.scan();
  await sql`UPDATE scans_scan SET status = 'completed', finished_at = now(), options = '{"changedSince":"main"}'
    WHERE id = ${ofChanges.id}`.execute(server.test.database.db);
  expect((await create({ type: "scan" })).scan_ids).toEqual([scan.id]);
  const past = await call("/api/v1/reports", "POST", { type: "scan", filters: { to: "2020-01-01T00:00:00Z" } });
  expect(past.status).toBe(400);
});

it.each([
  ["an expiry in the past", { type: "scan", expires_at: "2020-01-01T00:00:00Z" }, 400, "expires_at"],
  ["an expiry too far away", { type: "scan", expires_at: "2999-01-01T00:00:00Z" }, 400, "expires_at"],
  [
    "a period that ends before it begins",
    { type: "audit", filters: { from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" } },
    400,
    "from",
  ],
  [
    "vulnerabilities for another type",
    { type: "scan", filters: { vulnerability_ids: ["x"] } },
    400,
    "vulnerability_ids",
  ],
  ["an unknown scan", { type: "scan", scan_ids: ["00000000-0000-7000-8000-000000000000"] }, 404, undefined],
  ["an unknown vulnerability", { type: "incident", filters: { vulnerability_ids: ["nonsense"] } }, 404, undefined],
  ["an unknown repository", { type: "scan", filters: { repository: "nobody/nothing" } }, 404, undefined],
  ["an unknown type", { type: "novel" }, 400, "type"],
])("refuses %s", async (_what, body, status, field) => {
  const refused = await call("/api/v1/reports", "POST", body);
  expect(refused.status).toBe(status);
  if (field !== undefined) expect((await json(refused)).error.details[0].field).toBe(field);
});

it("shows nothing of another team, neither by id nor through its scans", async () => {
  const other = await server.team("other");
  const value = (await other.key()).value;
  const made = await ready({ type: "vulnerability", scan_ids: [scan.id] });
  for (const path of [
    `/api/v1/reports/${made.id}`,
    `/api/v1/reports/${made.id}/download`,
    `/cyberai/v1/reports/${made.id}`,
    `/cyberai/v1/scans/${scan.id}/report`,
  ]) {
    expect((await call(path, "GET", undefined, value)).status).toBe(404);
  }
  expect((await call(`/api/v1/reports/${made.id}`, "DELETE", undefined, value)).status).toBe(404);
  expect((await call("/api/v1/reports", "POST", { type: "scan", scan_ids: [scan.id] }, value)).status).toBe(404);
  expect((await json(call("/api/v1/reports", "GET", undefined, value))).data).toEqual([]);
});

it("keeps reports on the audit log from those who may not read it", async () => {
  const made = await ready({ type: "audit" });
  const { value } = await team.key({ scopes: ["reports.read", "reports.write", "scans.read"] });
  expect((await call("/api/v1/reports", "POST", { type: "audit" }, value)).status).toBe(403);
  expect((await call(`/api/v1/reports/${made.id}`, "GET", undefined, value)).status).toBe(404);
  expect((await call(`/api/v1/reports/${made.id}/download?format=csv`, "GET", undefined, value)).status).toBe(404);
  const { reports, meta } = await json(call("/api/v1/reports?limit=200", "GET", undefined, value));
  expect(reports.some((one: { type: string }) => one.type === "audit")).toBe(false);
  expect(meta.total).toBe(reports.length);
  expect((await call(`/api/v1/reports/${made.id}/download?format=sarif`)).status).toBe(404);
});

it("is removed with its files, and pages by cursor", async () => {
  const made = await ready({ type: "scan", scan_ids: [scan.id] });
  const first = await json(call("/api/v1/reports?limit=1"));
  expect(first.data[0].id).toBe(made.id);
  expect((await json(call(`/api/v1/reports?limit=1&cursor=${first.meta.next_cursor}`))).data[0].id).not.toBe(made.id);
  expect((await call(`/api/v1/reports/${made.id}`, "DELETE")).status).toBe(200);
  expect((await call(`/api/v1/reports/${made.id}`)).status).toBe(404);
  expect((await call(`/api/v1/reports/${made.id}/download`)).status).toBe(404);
});

describe("Cyber AI", () => {
  it("makes, lists, shows and downloads reports in its documented shape", async () => {
    const created = await call("/cyberai/v1/reports", "POST", {
      type: "vulnerability",
      scan_ids: [scan.id],
      title: "One",
    });
    expect(created.status).toBe(201);
    const { id, data } = await json(created);
    expect(data).toBeNull();
    expect((await call(`/cyberai/v1/reports/${id}/download`)).status).toBe(409);
    await server.makeReports();
    const report = await json(call(`/cyberai/v1/reports/${id}`));
    expect(report).toMatchObject({ title: "One", type: "vulnerability", ai_summary: null, health_rating: "Poor" });
    expect(Object.keys(report.data).sort()).toEqual([
      "findings_summary",
      "port_results",
      "scan_id",
      "target",
      "total_vulnerabilities",
      "vulnerabilities",
    ]);
    expect(report.data.scan_id).toMatch(/^scan_/);
    expect(report.data.vulnerabilities[0]).toEqual({
      title: hostile,
      description: expect.any(String),
      severity: "critical",
      remediation: expect.any(String),
      cvss_score: 9.8,
      cve_id: null,
      evidence: { payload: null, endpoints: [{ url: "https://example.com/injection", method: "GET", status: null }] },
    });
    expect(report.markdown_content).toContain("# One");
    const pdf = await call(`/cyberai/v1/reports/${id}/download?format=PDF`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await json(call(`/cyberai/v1/scans/${scan.id}/report`))).id).toBe(id);
    expect((await json(call("/cyberai/v1/reports?limit=1"))).data[0].id).toBe(id);
    expect((await call(`/cyberai/v1/reports/${id}/download?format=docx`)).status).toBe(400);
  });

  it("has no report of a scan that nobody asked one of", async () => {
    const fresh = await team.scan();
    expect((await call(`/cyberai/v1/scans/${fresh.id}/report`)).status).toBe(404);
  });
});
