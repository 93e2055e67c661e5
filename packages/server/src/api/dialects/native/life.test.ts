/** Importing, comparing, merging and gating over HTTP, and results too many to hold. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;

beforeAll(async () => {
  server = await testServer();
  team = await server.team("life");
  key = (await team.key()).value;
});
afterAll(() => server.close());

const ask = (path: string, request: RequestInit = {}, prefix = "/api/v1") =>
  fetch(`${server.url}${prefix}${path}`, { ...request, headers: { "x-api-key": key, ...request.headers } });
const post = (path: string, body?: object) =>
  ask(path, {
    method: "POST",
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
const report = (names: readonly string[], change: object = {}) =>
  JSON.stringify({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Example Scanner", rules: [{ id: "EX1", properties: { "security-severity": "8.1" } }] },
        },
        results: names.map((name) => ({
          ruleId: "EX1",
          message: { text: name },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/${name}.ts` },
                region: { startLine: 1, snippet: { text: name } },
              },
            },
          ],
        })),
        ...change,
      },
    ],
  });
const importReport = (text: string, query = "git_url=https://example.com/group/project") =>
  ask(`/scans/import?${query}`, { method: "POST", body: text, headers: { "content-type": "application/sarif+json" } });
const gate = async (id: string, query = "") => (await json(ask(`/scans/${id}/gate${query}`))).data;

describe("a report over HTTP", () => {
  it("is a scan that says what is new, persisting and fixed, and its own SARIF changes nothing", async () => {
    const first = await importReport(report(["a", "b"]));
    expect(first.status).toBe(201);
    const second = (await json(importReport(report(["b", "c"])))).data;
    expect(second).toMatchObject({ trigger: "import", counts: { total: 2, new: 1, persisting: 1, fixed: 1 } });
    const listed = async (diff: string) =>
      (await json(ask(`/scans/${second.id}/findings?diff=${diff}`))).data.map(
        (row: { place: string; diff_state: string }) => `${row.place} ${row.diff_state}`,
      );
    expect(await listed("new")).toEqual(["src/c.ts:1 new"]);
    expect(await listed("persisting")).toEqual(["src/b.ts:1 persisting"]);
    expect(await listed("fixed")).toEqual(["src/a.ts:1 fixed"]);
    expect((await ask(`/scans/${second.id}/findings?diff=other`)).status).toBe(400);
  });

  it("is refused with the place, and the reason is told", async () => {
    const refused = await importReport(report(["a"]).slice(0, -9));
    expect(refused.status).toBe(400);
    expect((await json(refused)).error).toMatchObject({ message: expect.stringContaining("line 1") });
    expect((await importReport(report(["a"]), "")).status).toBe(400);
    expect((await importReport(report(["a"]), `scan_id=${team.userId}`)).status).toBe(404);
    expect(
      (await ask("/scans/import", { method: "POST", body: "{}", headers: { "content-type": "text/plain" } })).status,
    ).toBe(400);
  });
});

describe("a gate", () => {
  it("fails by what is open and bad enough, passes without, and never passes what is partial", async () => {
    const { data: scan } = await json(importReport(report(["g"]), "git_url=https://example.com/group/gate"));
    expect(await gate(scan.id)).toMatchObject({
      verdict: "fail",
      severity: "high",
      blocking: { total: 1, total_kind: "exact" },
    });
    expect(await gate(scan.id, "?severity=critical")).toMatchObject({ verdict: "pass", reasons: [] });
    expect(await gate(scan.id, "?diff=new")).toMatchObject({ verdict: "fail", diff: "new" });
    const { data: rows } = await json(ask(`/scans/${scan.id}/findings`));
    const decided = { status: "false_positive", comment: "test data" };
    await ask(`/vulnerabilities/${rows[0].vulnerability_id}`, {
      method: "PATCH",
      body: JSON.stringify(decided),
      headers: { "content-type": "application/json" },
    });
    expect(await gate(scan.id)).toMatchObject({ verdict: "pass" });
    const broken = report([], { invocations: [{ executionSuccessful: false }] });
    const { data: partial } = await json(importReport(broken, "git_url=https://example.com/group/gate"));
    expect(await gate(partial.id)).toMatchObject({ verdict: "undecided", blocking: { total: 0 } });
    expect(await gate((await team.scan()).id)).toMatchObject({
      verdict: "undecided",
      reasons: ["The scan is queued."],
    });
  });
});

it("two vulnerabilities are merged, decided about as one, and taken apart", async () => {
  const { data: scan } = await json(importReport(report(["m", "n"]), "git_url=https://example.com/group/merge"));
  const { data: rows } = await json(ask(`/scans/${scan.id}/findings`));
  const [one, other] = rows.map((row: { vulnerability_id: string }) => row.vulnerability_id);
  const merged = await post(`/vulnerabilities/${other}/merge`, { into: one });
  expect((await json(merged)).data).toMatchObject({ id: one, merged: [{ id: other }] });
  expect((await post(`/vulnerabilities/${other}/merge`, { into: one })).status).toBe(409);
  expect((await json(ask(`/vulnerabilities/${other}`))).data.id).toBe(one);
  await post("/vulnerabilities/bulk", { ids: [other], status: "in_progress", comment: "one fix for both" });
  expect((await json(ask(`/vulnerabilities/${one}/history`))).data).toMatchObject([
    { to: "in_progress", comment: "one fix for both" },
  ]);
  expect((await json(post(`/vulnerabilities/${other}/unmerge`))).data).toMatchObject({ id: other, status: "open" });
  expect((await json(ask(`/vulnerabilities/${one}`))).data.merged).toEqual([]);
  expect((await post(`/vulnerabilities/${other}/unmerge`)).status).toBe(409);
});

it("CodeSec and Cyber AI give all results of a scan, however many", async () => {
  const scan = await team.scan();
  const many = Array.from({ length: 6001 }, (_, index) => testFinding(`${index}`));
  for (let from = 0; from < many.length; from += 1000) await server.ingest(scan, many.slice(from, from + 1000));
  const codesec = await json(ask(`/scans/${scan.id}/results`, {}, "/codesec/v1"));
  expect(codesec).toMatchObject({ scan_id: expect.any(String), score: null });
  expect(new Set(codesec.findings.map((row: { id: string }) => row.id)).size).toBe(6001);
  for (const path of [`/scans/${scan.id}/results`, `/scans/${scan.id}`]) {
    const cyberai = await json(ask(path, {}, "/cyberai/v1"));
    expect(cyberai.findings).toHaveLength(6001);
    expect(cyberai.statistics.total_vulnerabilities).toEqual(expect.any(Number));
  }
});
