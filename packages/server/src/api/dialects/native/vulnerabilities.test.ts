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

describe("the list of vulnerabilities", () => {
  let listed: TestTeam;
  let listKey: string;
  const ask = (path: string) => fetch(`${server.url}/api/v1${path}`, { headers: { "X-API-Key": listKey } });
  const names = async (query: string) =>
    (await json(ask(`/vulnerabilities?${query}`))).data.map(({ title }: { title: string }) => title);
  beforeAll(async () => {
    listed = await server.team("listed");
    listKey = (await listed.key()).value;
    const web = await listed.scan();
    await server.ingest(web, [
      testFinding("1", { title: "critical, sure", severity: "critical", severityScore: 9.5, confidence: 10 }),
      testFinding("2", { title: "high, unsure", severity: "high", severityScore: 8, confidence: 1 }),
      testFinding("3", { title: "info", severity: "info", severityScore: 0 }),
    ]);
    const repo = await listed.scan({ kind: "git", url: "https://example.com/group/listed.git" });
    await server.ingest(repo, [
      testFinding("4", {
        ...{ title: "medium, a secret", engine: "secrets", ruleId: "secrets.Example" },
        location: { file: "src/Config.ts", line: 1 },
      }),
      testFinding("5", { title: "low 100%_\\", severity: "low", severityScore: 2.5, location: { file: "a/b.ts" } }),
    ]);
    const { data } = await json(ask("/vulnerabilities?sort=severity"));
    const [worstId, , mediumId] = data.map(({ id }: { id: string }) => id);
    const admin = { kind: "session", teamId: listed.teamId, userId: listed.userId, role: "admin" } as const;
    const actor = { ...admin, permissions: new Set<never>(), planCode: "enterprise" } as const;
    await server.vulnerabilities.decide(actor, { ids: [worstId] }, { status: "in_progress", assignee: listed.userId });
    await server.vulnerabilities.decide(actor, { ids: [mediumId] }, { status: "false_positive", comment: "a sample" });
  });

  it.each([
    ["status=in_progress", ["critical, sure"]],
    ["status=False-Positive,in_progress", ["critical, sure", "medium, a secret"]],
    ["severity_level=high,low", ["high, unsure", "low 100%_\\"]],
    ["engine=secrets", ["medium, a secret"]],
    ["engine=web&severity_level=low", ["low 100%_\\"]],
    ["repository=group/listed", ["medium, a secret", "low 100%_\\"]],
    ["assignee=none&severity_level=critical,high", ["high, unsure"]],
    ["q=UNSURE", ["high, unsure"]],
    ["q=secrets.example", ["medium, a secret"]],
    ["q=src/config", ["medium, a secret"]],
    ["q=%25_%5C", ["low 100%_\\"]],
    ["q=%25", ["low 100%_\\"]],
    ["sla=paused", ["medium, a secret"]],
    ["sla=none", ["info"]],
    ["sla=on_track,due_soon", ["critical, sure", "high, unsure", "low 100%_\\"]],
    ["sla=breached", []],
    ["sort=severity", ["critical, sure", "high, unsure", "medium, a secret", "low 100%_\\", "info"]],
    ["sort=priority", ["critical, sure", "medium, a secret", "high, unsure", "low 100%_\\", "info"]],
    ["sort=due_at", ["critical, sure", "high, unsure", "low 100%_\\"]],
    ["sort=last_seen", ["low 100%_\\", "medium, a secret", "info", "high, unsure", "critical, sure"]],
  ])("narrows and sorts by %s", async (query, expected) => {
    const found = await names(query.startsWith("sort") ? query : `${query}&sort=severity`);
    if (query === "sort=last_seen") expect(found.slice(0, 2).toSorted()).toEqual(expected.slice(0, 2).toSorted());
    else expect(found.slice(0, expected.length)).toEqual(expected);
    if (!query.startsWith("sort")) expect(found).toHaveLength(expected.length);
  });

  it("narrows by who works on it, and an id that is nobody's fits nothing", async () => {
    expect(await names(`assignee=${listed.userId}`)).toEqual(["critical, sure"]);
    expect(await names(`assignee=${team.userId}`)).toEqual([]);
    expect((await ask("/vulnerabilities?repository=group/none")).status).toBe(404);
  });

  it.each(["severity", "priority", "due_at", "last_seen"])(
    "Link leads through every page of sort=%s, each row once, with the whole number on each",
    async (sort) => {
      const whole = await names(`sort=${sort}`);
      const walked: string[] = [];
      for (
        let path: string | undefined = `/vulnerabilities?sort=${sort}&limit=2&status=open,in_progress,false_positive`;
        path;
      ) {
        const response: Response = await ask(path);
        const { data, meta } = await json(response);
        expect(meta).toMatchObject({ total: 5, total_kind: "exact" });
        walked.push(...data.map(({ title }: { title: string }) => title));
        const link = response.headers.get("link");
        expect(link === null).toBe(meta.next_cursor === null);
        path = link === null ? undefined : /^<\/api\/v1(.*)>; rel="next"$/.exec(link)![1];
      }
      expect(walked).toEqual(whole);
    },
  );

  it("Link leads through the findings of a scan in the same way", async () => {
    const { id } = (await json(ask("/scans?limit=1"))).data[0];
    const whole = (await json(ask(`/scans/${id}/findings`))).data.map((row: { id: string }) => row.id);
    const first = await ask(`/scans/${id}/findings?limit=1&severity=low`);
    const next = /^<\/api\/v1(.*)>; rel="next"$/.exec(first.headers.get("link")!)![1]!;
    const second = await ask(next);
    expect([(await json(first)).data[0].id, (await json(second)).data[0].id]).toEqual(whole);
    expect(second.headers.get("link")).toBeNull();
  });

  it.each([
    "status=",
    "status=nonsense",
    "status=open,,fixed",
    `status=${"open,".repeat(50)}`,
    "severity_level=huge",
    "engine=none",
    "sla=late",
    "sort=name",
    "assignee=me",
    "assignee=",
    "limit=0&sort=severity",
    "limit=1e9999&sort=severity",
    "limit=NaN&sort=severity",
    "q=",
    `q=${"a".repeat(201)}`,
    "q=%00",
    "repository=%00&sort=severity",
    "cursor=",
    "cursor=x",
    "cursor=severity~99~nonsense",
    "sort=severity&cursor=priority~1~00000000-0000-7000-8000-000000000000",
    "sort=severity&cursor=severity~1e400~00000000-0000-7000-8000-000000000000",
    "sort=due_at&cursor=due_at~2026-02-31T00:00:00.000Z~00000000-0000-7000-8000-000000000000",
    "sort=due_at&cursor=due_at~9999-99-99T99:99:99.999Z~00000000-0000-7000-8000-000000000000",
    "sort=due_at&cursor=due_at~0000-01-01T00:00:00.000Z~00000000-0000-7000-8000-000000000000",
    "sort=last_seen&cursor=last_seen~1~00000000-0000-7000-8000-000000000000",
    "status=open&severity=5",
    "q=a&offset=3",
    "cwe=%00",
    "days=0",
    "scanId=x",
    "type=%00",
    "severity=11",
  ])("is 400 for %s", async (query) => {
    expect((await ask(`/vulnerabilities?${query}`)).status).toBe(400);
  });

  it.each(["diff=fixed&cursor=x", "severity=huge", "limit=0", "limit=201", "cursor=5~x", "cursor=5.5~%00", "diff="])(
    "the findings of a scan are 400 for %s",
    async (query) => {
      const { id } = (await json(ask("/scans?limit=1"))).data[0];
      expect((await ask(`/scans/${id}/findings?${query}`)).status).toBe(400);
    },
  );
});

it("lists with a filter count up to 10,000, and say beyond that there are more; whole ones are exact", async () => {
  const ids = sql`gen_random_uuid() AS issue, i FROM generate_series(1, 10001) AS i`;
  await sql`
    WITH texts AS (INSERT INTO issues_prose VALUES (${team.teamId}, '\\x01', 'A finding', 'short', 'long', 'fix', '{}')),
      made AS (SELECT ${ids}),
      issues AS (INSERT INTO issues_issue (id, team_id, target_id, fingerprint, fingerprint_version, engine, rule_id, category,
          cwe, severity, severity_score, confidence, prose, attributes, first_seen_scan, created_at)
        SELECT issue, ${team.teamId}, (SELECT target_id FROM scans_scan WHERE id = ${scan.id}), sha256(i::text::bytea), 1, 'web', 'web.many', 'headers', '{}', 'low', 2.5, 8,
          '\\x01', '\\x01', ${scan.id}, now() FROM made)
    INSERT INTO occurrences_occurrence (id, team_id, scan_id, issue_id, is_new, severity_score, location, evidence, observed_at)
      SELECT gen_random_uuid(), ${team.teamId}, ${scan.id}, issue, true, 2.5, '{}', '{}', now() FROM made`.execute(
    server.test.database.db,
  );
  const meta = async (path: string) => (await json(call("GET", path))).meta;
  const many = { total: 10_000, total_kind: "at_least" };
  expect(await meta("/vulnerabilities?sort=severity&limit=1")).toMatchObject(many);
  expect(await meta("/vulnerabilities?engine=web&q=many&limit=1")).toMatchObject(many);
  expect(await meta(`/scans/${scan.id}/findings?limit=1`)).toMatchObject({ total: 10_004, total_kind: "exact" });
  expect(await meta(`/scans/${scan.id}/findings?limit=1&diff=new`)).toMatchObject(many);
  expect(await meta(`/scans/${scan.id}/findings?limit=1&diff=new&severity=low`)).toMatchObject(many);
  expect(await meta("/vulnerabilities?severity_level=high,medium")).toMatchObject({ total: 2, total_kind: "exact" });
  const gate = (await json(call("GET", `/scans/${scan.id}/gate?severity=low`))).data;
  expect(gate.blocking).toEqual(many);
  expect((await json(call("GET", `/scans/${scan.id}/vulnerabilities?limit=1`))).pagination.total).toBe(10_004);
});

describe("who works on it, and where else", () => {
  it("takes a member and links, with the version that was read, and keeps both as history", async () => {
    const { vulnerability_id: id } = await worst();
    const etag = (await call("GET", `/vulnerabilities/${id}`)).headers.get("etag")!;
    const links = [{ url: "https://tickets.example.com/1", title: "One" }, { url: "https://tickets.example.com/2" }];
    const response = await call(
      "PATCH",
      `/vulnerabilities/${id}`,
      { assignee: team.userId, ticket_links: links },
      { "If-Match": etag },
    );
    expect((await json(response)).data).toMatchObject({ assignee: team.userId, ticket_links: links, version: 2 });
    expect(response.headers.get("etag")).toBe((await call("GET", `/vulnerabilities/${id}`)).headers.get("etag"));
    expect((await call("PATCH", `/vulnerabilities/${id}`, { assignee: null }, { "If-Match": etag })).status).toBe(412);
    await call("PATCH", `/vulnerabilities/${id}`, { assignee: null, ticket_links: [] });
    const { data } = await json(call("GET", `/vulnerabilities/${id}/history`));
    expect(data.map(({ change }: { change: unknown }) => change)).toEqual([
      { assignee: null, ticket_links: [] },
      { assignee: team.userId, ticket_links: links },
    ]);
    expect(await read(id)).toMatchObject({ assignee: null, ticket_links: [], status: "open" });
  });

  it.each([
    [{ assignee: newId(systemClock, systemRandom) }],
    [{ assignee: "me" }],
    [{ ticket_links: [{ url: "javascript:alert(1)" }] }],
    [{ ticket_links: [{ url: "https://example.com/", title: "" }] }],
    [{ ticket_links: Array.from({ length: 21 }, () => ({ url: "https://example.com/" })) }],
    [{ comment: "a\u0000b" }],
    [{ status: "accepted_risk", comment: "x", expires_at: "0000-01-01T00:00:00Z" }],
    [{ status: "accepted_risk", comment: "x", expires_at: "2026-02-31T00:00:00Z" }],
  ])("is 400 for %j, and nothing is written", async (body) => {
    const { vulnerability_id: id } = await worst();
    expect((await call("PATCH", `/vulnerabilities/${id}`, body)).status).toBe(400);
    expect((await read(id)).version).toBe(1);
  });

  it("is another team's neither to read, change, merge nor look back at", async () => {
    const { vulnerability_id: id } = await worst();
    key = (await (await server.team(newId(systemClock, systemRandom))).key()).value;
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { status: "fixed" }],
      ["GET", "/history", undefined],
      ["POST", "/merge", { into: id }],
      ["POST", "/unmerge", undefined],
    ] as const)
      expect((await call(method, `/vulnerabilities/${id}${path}`, body)).status).toBe(404);
  });
});

describe("deadlines", () => {
  it("follow the team's days, which are the defaults until somebody sets them", async () => {
    const defaults = (await json(call("GET", "/sla"))).data;
    expect(defaults).toEqual({ days: { critical: 7, high: 30, medium: 90, low: 180, info: null }, is_default: true });
    const { vulnerability_id: id } = await worst();
    const { first_seen_at: seen, due_at: due } = await read(id);
    expect(Date.parse(due) - Date.parse(seen)).toBe(30 * 86_400_000);
    const days = { ...defaults.days, high: 3 };
    expect((await json(call("PUT", "/sla", { days }))).data).toEqual({ days, is_default: false });
    const after = await read(id);
    expect([Date.parse(after.due_at) - Date.parse(seen), after.sla]).toEqual([3 * 86_400_000, "on_track"]);
    await call("PUT", "/sla", { days: { ...days, high: null } });
    expect(await read(id)).toMatchObject({ due_at: null, sla: "none" });
  });

  it.each([
    [{}],
    [{ days: {} }],
    [{ days: { critical: 0, high: 1, medium: 1, low: 1, info: 1 } }],
    [{ days: { critical: 1.5, high: 1, medium: 1, low: 1, info: 1 } }],
    [{ days: { critical: 1e9, high: 1, medium: 1, low: 1, info: 1 } }],
    [{ days: { critical: "7", high: 1, medium: 1, low: 1, info: 1 } }],
  ])("are not set by %j", async (body) => {
    expect((await call("PUT", "/sla", body)).status).toBe(400);
    expect((await json(call("GET", "/sla"))).data.is_default).toBe(true);
  });
});

describe("policies", () => {
  const path = "/vulnerability-policies";
  const fail = { name: "no worse than medium", match: { severity_at_least: "high" }, act: { fail_gate: true } };
  const gate = async (query = "") => (await json(call("GET", `/scans/${scan.id}/gate${query}`))).data;

  it("are made, listed in their order, replaced as a whole, removed, and audited", async () => {
    const made = await call("POST", path, { ...fail, order: 20 });
    expect(made.status).toBe(201);
    const { data: policy } = await json(made);
    expect(policy).toMatchObject({ ...fail, enabled: true, order: 20 });
    const first = { ...fail, name: "first", order: 1, match: { engine: ["web"], cwe: ["CWE-89"], path: "/a*" } };
    await call("POST", path, first);
    const { data, meta } = await json(call("GET", path));
    expect([data.map(({ name }: { name: string }) => name), meta]).toEqual([["first", fail.name], { total: 2 }]);
    const replaced = await call("PUT", `${path}/${policy.id}`, {
      name: "renamed",
      match: {},
      act: { severity: "low" },
    });
    expect((await json(replaced)).data).toMatchObject({
      id: policy.id,
      name: "renamed",
      order: 100,
      match: {},
      act: { severity: "low" },
    });
    expect((await json(call("GET", `${path}/${policy.id}`))).data.name).toBe("renamed");
    expect((await call("PUT", `${path}/${policy.id}`, { ...fail, name: "FIRST" })).status).toBe(409);
    expect((await call("DELETE", `${path}/${policy.id}`)).status).toBe(200);
    expect((await call("GET", `${path}/${policy.id}`)).status).toBe(404);
    const { rows } = await sql<{ action: string }>`SELECT action FROM audit_entries
      WHERE team_id = ${team.teamId} AND action LIKE 'policies.%' ORDER BY sequence`.execute(server.test.database.db);
    expect(rows.map(({ action }) => action)).toEqual(
      ["created", "created", "changed", "deleted"].map((word) => `policies.${word}`),
    );
  });

  it("say what they would fit before they are made, and change nothing by it", async () => {
    const preview = async (match: object) => (await json(call("POST", `${path}/preview`, { match }))).data;
    expect(await preview({})).toMatchObject({ matched: 3, matched_kind: "exact" });
    const { matched, sample } = await preview({ severities: ["low"] });
    expect([matched, sample.map(({ title }: { title: string }) => title)]).toEqual([
      1,
      [expect.stringContaining("(c)")],
    ]);
    expect(await preview({ path: "/b", older_than_days: 1 })).toMatchObject({ matched: 0, sample: [] });
    expect((await json(call("GET", path))).data).toEqual([]);
  });

  it("fail the gate of a scan by name, whatever the level, until what fits is decided about", async () => {
    await call("POST", path, fail);
    await call("POST", path, { ...fail, name: "off", enabled: false });
    expect(await gate("?severity=none")).toMatchObject({
      verdict: "fail",
      severity: "none",
      reasons: expect.arrayContaining([`Policy "${fail.name}" fails the gate: 1 open.`]),
      blocking: { total: 0 },
    });
    const { vulnerability_id: id } = await worst();
    await call("PATCH", `/vulnerabilities/${id}`, { status: "false_positive", comment: "a sample" });
    expect((await gate("?severity=none")).reasons).toEqual([expect.stringContaining("queued")]);
    expect((await call("GET", `/scans/${scan.id}/gate?severity=huge`)).status).toBe(400);
  });

  it.each([
    [{ ...fail, name: "" }],
    [{ ...fail, name: " " }],
    [{ ...fail, name: "a\u0000b" }],
    [{ ...fail, act: {} }],
    [{ ...fail, act: { fail_gate: false } }],
    [{ ...fail, act: { decide: { status: "accepted_risk" } } }],
    [{ ...fail, act: { decide: { status: "fixed", reason: "x", expires_in_days: 3 } } }],
    [{ ...fail, act: { assign: newId(systemClock, systemRandom) } }],
    [{ ...fail, match: { path: "" } }],
    [{ ...fail, match: { path: "a\u0000" } }],
    [{ ...fail, match: { rule_prefix: "a\u0000" } }],
    [{ ...fail, match: { cwe: ["79"] } }],
    [{ ...fail, match: { older_than_days: 0 } }],
    [{ ...fail, match: { severities: [] } }],
    [{ ...fail, order: -1 }],
    [{ ...fail, order: 1e12 }],
  ])("are 400 for %j", async (body) => {
    expect((await call("POST", path, body)).status).toBe(400);
    expect((await json(call("GET", path))).data).toEqual([]);
  });

  it("are 404 for a repository that the team does not have", async () => {
    expect((await call("POST", path, { ...fail, match: { repository: "group/none" } })).status).toBe(404);
    expect((await call("POST", `${path}/preview`, { match: { repository: "group/none" } })).status).toBe(404);
  });

  it("take globs literally but for their wildcards", async () => {
    const matched = async (glob: string) =>
      (await json(call("POST", `${path}/preview`, { match: { path: glob } }))).data.matched;
    expect(
      await Promise.all(["/a", "/?", "/*", "**", "/(a|b)", "/[ab]", "/a+", "\\d", "/.", "^/a$"].map(matched)),
    ).toEqual([1, 3, 3, 3, 0, 0, 0, 0, 0, 0]);
  });
});

async function fingerprintOf(id: string): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    SELECT encode(fingerprint, 'hex') AS fingerprint FROM issues_issue WHERE id = ${id}`.execute(
    server.test.database.db,
  );
  return rows[0]!.fingerprint;
}
