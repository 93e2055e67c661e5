import { systemClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scan } from "../../../scanning/index.ts";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;
let scan: Scan;

beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  team = await server.team(newId(systemClock, systemRandom));
  key = (await team.key()).value;
  scan = await team.scan();
  await server.ingest(scan, [
    testFinding("a", { severity: "high", severityScore: 8, cwe: ["CWE-89"] }),
    testFinding("b"),
    testFinding("c", { severity: "low", severityScore: 2.5 }),
  ]);
});

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { "X-API-Key": key, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
const worst = async () => (await json(call("GET", `/scans/${scan.id}/findings?limit=1`))).data[0];
const read = async (id: string) => (await json(call("GET", `/vulnerabilities/${id}`))).data;

describe("one vulnerability", () => {
  it("is found by its own id and by its finding's, in every form", async () => {
    const { id, vulnerability_id: issue } = await worst();
    for (const form of [issue, id, `vuln_${issue}`, `fnd_${id}`, issue.toUpperCase()]) {
      expect(await read(form)).toMatchObject({
        id: issue,
        status: "open",
        decision: "open",
        detection: "seen",
        severity: "high",
        severity_override: null,
        place: "https://example.com/a",
        first_seen_scan: scan.id,
        last_seen_scan: scan.id,
        status_history: [],
      });
    }
  });

  it("is 304 for a reader who has it, until something shown has changed", async () => {
    const { vulnerability_id: id } = await worst();
    const etag = (await call("GET", `/vulnerabilities/${id}`)).headers.get("etag")!;
    const again = (tag: string) => call("GET", `/vulnerabilities/${id}`, undefined, { "If-None-Match": tag });
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const response = await again(tag);
      expect([response.status, await response.text()]).toEqual([304, ""]);
      expect(response.headers.get("etag")).toBe(etag);
    }
    expect((await again('"other"')).status).toBe(200);
    const next = await team.scan();
    await server.ingest(next, [
      {
        ...testFinding("a"),
        fingerprint: await fingerprintOf(id),
        severity: "high",
        severityScore: 8,
        cwe: ["CWE-89"],
      },
    ]);
    const seenAgain = await again(etag);
    expect(seenAgain.status).toBe(200);
    expect((await json(seenAgain)).data.last_seen_scan).toBe(next.id);
  });

  it("takes a decision with its reason, keeps it as history, and audits it", async () => {
    const { vulnerability_id: id } = await worst();
    const expires = new Date(systemClock.now().getTime() + 86_400_000).toISOString();
    const response = await call("PATCH", `/vulnerabilities/${id}`, {
      status: "Accepted-Risk",
      comment: "behind the VPN",
      expires_at: expires,
    });
    expect(response.status).toBe(200);
    const { data } = await json(response);
    expect(data).toMatchObject({
      status: "accepted_risk",
      decision: "accepted_risk",
      status_expires_at: expires,
      version: 2,
    });
    expect(data.status_history).toMatchObject([
      {
        from: "open",
        to: "accepted_risk",
        comment: "behind the VPN",
        expires_at: expires,
        by: { user_id: team.userId },
      },
    ]);
    await call("PATCH", `/vulnerabilities/${id}`, { status: "in_progress" });
    const after = await read(id);
    expect(after).toMatchObject({ status: "in_progress", status_expires_at: null });
    expect(after.status_history.map((entry: { to: string }) => entry.to)).toEqual(["in_progress", "accepted_risk"]);
    const { rows } =
      await sql`SELECT action, subject FROM audit_entries WHERE team_id = ${team.teamId} AND action LIKE 'vuln%'`.execute(
        server.test.database.db,
      );
    expect(rows).toEqual(Array(2).fill({ action: "vulnerabilities.decided", subject: `vulnerability:${id}` }));
  });

  it("takes another severity, in every list, and gives the engine's back", async () => {
    const { vulnerability_id: id } = await worst();
    await call("PATCH", `/vulnerabilities/${id}`, { severity: "low", comment: "only in tests" });
    expect(await read(id)).toMatchObject({
      severity: "low",
      severity_score: 2.5,
      severity_override: { found: "high", found_score: 8 },
    });
    expect((await worst()).severity).toBe("medium");
    const rows = await json(call("GET", `/scans/${scan.id}/vulnerabilities?severity=2.5`));
    expect(rows.pagination.total).toBe(2);
    await call("PATCH", `/vulnerabilities/${id}`, { severity: null });
    expect(await read(id)).toMatchObject({ severity: "high", severity_score: 8, severity_override: null });
    expect((await worst()).vulnerability_id).toBe(id);
  });

  it("is 412 when it has changed since it was read, and then nothing is written", async () => {
    const { vulnerability_id: id } = await worst();
    const etag = (await call("GET", `/vulnerabilities/${id}`)).headers.get("etag")!;
    const patch = (status: string, tag: string) =>
      call("PATCH", `/vulnerabilities/${id}`, { status }, { "If-Match": tag });
    const [one, two] = await Promise.all([patch("in_progress", etag), patch("fixed", etag)]);
    expect([one.status, two.status].toSorted()).toEqual([200, 412]);
    const lost = one.status === 412 ? one : two;
    expect((await json(lost)).error.code).toBe("precondition_failed");
    for (const tag of ['"nonsense"', '"1"', ""]) expect((await patch("open", tag || '""')).status).toBe(412);
    expect((await read(id)).status_history).toHaveLength(1);
    expect((await patch("open", "*")).status).toBe(200);
  });

  it.each([
    [{ status: "false_positive" }, "comment"],
    [{ status: "accepted_risk", comment: " " }, "comment"],
    [{ severity: "low" }, "comment"],
    [{ status: "open", expires_at: "2099-01-01T00:00:00Z" }, "expires_at"],
    [{ status: "accepted_risk", comment: "x", expires_at: "2001-01-01T00:00:00Z" }, "expires_at"],
    [{ status: "wontfix" }, "status"],
    [{}, "body"],
  ])("is 400 for %j, and names the field %s", async (body, field) => {
    const { vulnerability_id: id } = await worst();
    const response = await call("PATCH", `/vulnerabilities/${id}`, body);
    expect(response.status).toBe(400);
    expect((await json(response)).error.details[0].field).toBe(field);
    expect((await read(id)).version).toBe(1);
  });
});

describe("many vulnerabilities", () => {
  const bulk = async (body: unknown) => {
    const response = await call("POST", "/vulnerabilities/bulk", body);
    return { status: response.status, ...(await json(response)) };
  };

  it("says first what a filter would change, then changes it, once", async () => {
    const request = { filter: { severity: "medium", status: ["open"] }, status: "in_progress" };
    const expected = {
      matched: 2,
      changed: 2,
      not_found: [],
      transitions: [{ from: "open", to: "in_progress", count: 2 }],
    };
    expect((await bulk({ ...request, dry_run: true })).data).toEqual({ ...expected, dry_run: true });
    expect((await read((await worst()).id)).status).toBe("open");
    expect((await bulk(request)).data).toEqual({ ...expected, dry_run: false });
    expect((await bulk(request)).data).toMatchObject({ matched: 0, changed: 0 });
  });

  it("takes ids of vulnerabilities and findings, and names those that are not there", async () => {
    const { id, vulnerability_id: issue } = await worst();
    const absent = newId(systemClock, systemRandom);
    const answer = await bulk({ ids: [id, issue, absent, "nonsense"], status: "fixed" });
    expect(answer.data).toMatchObject({ matched: 1, changed: 1, not_found: [absent, "nonsense"] });
    expect((await bulk({ ids: [issue], status: "fixed" })).data).toMatchObject({ matched: 1, changed: 0 });
  });

  it("changes nothing of another team", async () => {
    const other = await server.team(newId(systemClock, systemRandom));
    const { vulnerability_id: id } = await worst();
    key = (await other.key()).value;
    expect((await bulk({ ids: [id], status: "fixed" })).data).toMatchObject({ matched: 0, not_found: [id] });
    expect((await bulk({ filter: {}, status: "fixed" })).data).toMatchObject({ matched: 0 });
  });

  it.each([
    [{ status: "fixed" }],
    [{ ids: ["x"], filter: {}, status: "fixed" }],
    [{ ids: [], status: "fixed" }],
    [{ ids: ["x"] }],
    [{ filter: { status: [] }, status: "fixed" }],
    [{ filter: { engine: ["nonsense"] }, status: "fixed" }],
    [{ filter: {}, status: "false_positive" }],
  ])("is 400 for %j", async (body) => expect((await bulk(body)).status).toBe(400));
});

async function fingerprintOf(id: string): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    SELECT encode(fingerprint, 'hex') AS fingerprint FROM issues_issue WHERE id = ${id}`.execute(
    server.test.database.db,
  );
  return rows[0]!.fingerprint;
}
