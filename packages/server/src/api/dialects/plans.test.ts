/** What the documented plans allow, seen from outside, through two servers on one database. */
import { once } from "node:events";
import { type Clock, systemClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { json, type TestServer, type TestTeam, testServer } from "../testkit/index.ts";
import { dialects } from "./index.ts";

/** The middle of a month and of a minute, until it is moved. */
let nowMs = new Date("2026-06-15T12:00:30Z").getTime();
const clock: Clock = { ...systemClock, now: () => new Date(nowMs) };

let server: TestServer;
let urls: readonly string[];
let operators: TestTeam;
let operatorKey: string;
beforeAll(async () => {
  server = await testServer({ plan: "free", clock });
  urls = [server.url, await server.another()];
  operators = await server.team("operators");
  operatorKey = (await operators.key()).value;
  await server.test.kernel.subscriptions.set({ kind: "system", teamId: operators.teamId }, operators.teamId, {
    plan: "enterprise",
  });
});
afterAll(() => server.close());

let asked = 0;
/** Asks the servers in turn. */
const ask = (path: string, key: string, init: RequestInit = {}) =>
  fetch(`${urls[asked++ % urls.length]}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
  });
const setPlan = (teamId: string, body: object, key = operatorKey) =>
  ask(`/api/v1/teams/${teamId}/plan`, key, { method: "PUT", body: JSON.stringify(body) });
const statuses = async (answers: readonly Promise<Response>[]) =>
  Object.fromEntries(
    Map.groupBy(await Promise.all(answers), ({ status }) => status)
      .entries()
      .map(([status, all]) => [status, all.length]),
  );

let teams = 0;
async function teamOn(plan: string): Promise<TestTeam & { readonly value: string }> {
  const team = await server.team(`${plan}-${++teams}`);
  if (plan !== "free") expect((await setPlan(team.teamId, { plan })).status).toBe(200);
  return { ...team, value: (await team.key()).value };
}
const events = async (teamId: string, type: string) => {
  const { rows } = await sql<{ data: unknown }>`
    SELECT data FROM events_outbox WHERE team_id = ${teamId} AND type = ${type}`.execute(server.test.database.db);
  return rows.map(({ data }) => data);
};

describe("the plan Free", () => {
  it("takes no key on the native API and says which plans do, and takes it on the others", async () => {
    const { value } = await teamOn("free");
    const response = await ask("/api/v1/scans", value);
    expect(response.status).toBe(403);
    const { error } = await json(response);
    expect(error).toMatchObject({ code: "plan_required", message: expect.stringContaining('"pro"') });
    expect((await ask("/codesec/v1/scans", value)).status).toBe(200);
    expect((await ask("/cyberai/v1/scans", value)).status).toBe(200);
  });

  it("closes within a second what a key opened while the plan included the API, and leaves sessions and other APIs", async () => {
    const { value, teamId, email, password } = await teamOn("pro");
    const { token } = await server.test.kernel.identity.signIn(email, password, { ip: "", userAgent: "" });
    const [first = "", second = ""] = urls;
    const socket = async (url: string, path: string, credential: string) => {
      const opened = new WebSocket(`${url.replace("http", "ws")}${path}/ws?token=${credential}`);
      const closed = once(opened, "close").then(([code]) => code);
      await once(opened, "message");
      return { opened, closed };
    };
    const stream = await fetch(`${second}/api/v1/events`, { headers: { "x-api-key": value } });
    const byKey = await socket(second, "/api/v1", value);
    const others = [await socket(first, "/api/v1", token), await socket(first, "/cyberai/v1", value)];
    expect((await setPlan(teamId, { plan: "free" })).status).toBe(200);
    const ended = Promise.all([byKey.closed, stream.text()]).then(([code]) => code);
    expect(await Promise.race([ended, systemClock.sleep(1000)])).toBe(1008);
    expect(others.map(({ opened }) => opened.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
    for (const { opened } of others) opened.close();
  });

  it("takes sessions on the native API; what is public stays so, and 401 comes first", async () => {
    const { email, password } = await teamOn("free");
    const { token } = await server.test.kernel.identity.signIn(email, password, { ip: "", userAgent: "" });
    expect((await ask("/api/v1/scans", token)).status).toBe(200);
    expect((await ask("/api/v1/health", token)).status).toBe(200);
    expect((await ask("/api/v1/scans", "gk_nonsense")).status).toBe(401);
  });
});

describe.each([
  ["CodeSec's Free: 30 a minute", "free", "/codesec/v1/usage", 30, 60],
  ["CodeSec's Pro: 120 a minute", "pro", "/codesec/v1/usage", 120, 60],
  ["CodeSec's Business: 600 a minute", "business", "/codesec/v1/usage", 600, 60],
  ["Cyber AI's standard: 100 a minute", "pro", "/cyberai/v1/scans", 100, 60],
  ["Cyber AI's enterprise: 1000 a minute", "enterprise", "/cyberai/v1/scans", 1000, 60],
  ["Gecko's key: 1000 an hour", "pro", "/api/v1/plans", 1000, 3600],
] as const)("%s", (_name, plan, path, quota, windowSeconds) => {
  it("counts down through both servers, admits exactly the quota of all who ask at once, and says when to come back", async () => {
    const { value, teamId } = await teamOn(plan);
    const reset = Math.ceil(nowMs / 1000 / windowSeconds) * windowSeconds;
    for (const remaining of [quota - 1, quota - 2]) {
      const { headers } = await ask(path, value);
      expect(headers.get("x-ratelimit-limit")).toBe(String(quota));
      expect(headers.get("x-ratelimit-remaining")).toBe(String(remaining));
      expect(headers.get("x-ratelimit-reset")).toBe(String(reset));
      expect(headers.get("ratelimit")).toContain(`r=${remaining};t=${reset - nowMs / 1000}`);
      expect(headers.get("ratelimit-policy")).toContain(`q=${quota};w=${windowSeconds}`);
    }
    // What is between here and the last few is counted already, as if it had been asked.
    const left = Math.min(quota - 2, 25);
    await sql`UPDATE limits_counters SET current = ${quota - left} WHERE bucket LIKE ${`%:${windowSeconds === 3600 ? "key" : "team"}:%`}
      AND current = 2 AND bucket LIKE ${`%:${quota}:${windowSeconds}:%`}`.execute(server.test.database.db);
    expect(await statuses(Array.from({ length: left + 15 }, () => ask(path, value)))).toEqual({ 200: left, 429: 15 });
    const refused = await ask(path, value);
    const wait = Number(refused.headers.get("retry-after"));
    expect(refused.headers.get("x-ratelimit-reset")).toBe(String(nowMs / 1000 + wait));
    expect(await events(teamId, "usage.limit_reached")).toEqual([
      { resource: "requests", limit: quota, used: quota, period_end: expect.stringMatching(/:\d\dZ$/) },
    ]);
    const before = nowMs;
    nowMs += wait * 1000;
    expect((await ask(path, value)).status).toBe(200);
    nowMs = before;
  });
});

describe.each([
  ["authentication", "POST /api/v1/auth/local/login without a key, from one address", 50, 400],
  ["admin", "GET /api/v1/admin/settings of one user", 100, 200],
  ["unauthenticated", "GET /api/v1/scans without a key, from one address", 600, 401],
  ["provisioning", "GET /scim/v2/Users of one key", 1500, 200],
] as const)("the class %s: %s", (rule, asked, quota, admitted) => {
  it(`admits ${quota} a minute through both servers, not one more, and says so in every header`, async () => {
    const { value } = await teamOn("pro");
    await sql`DELETE FROM limits_counters`.execute(server.test.database.db);
    const [method = "", path = ""] = asked.split(" ");
    const headers = {
      "Content-Type": "application/json",
      ...(asked.includes("without") ? {} : { "X-API-Key": value }),
    };
    let turn = 0;
    const once = () =>
      fetch(`${urls[turn++ % urls.length]}${path}`, { method, headers, ...(method === "POST" && { body: "{}" }) });
    const reset = Math.ceil(nowMs / 60_000) * 60;
    for (const remaining of [quota - 1, quota - 2]) {
      const answer = await once();
      const told = (name: string) => answer.headers.get(name);
      expect([
        answer.status,
        told("x-ratelimit-limit"),
        told("x-ratelimit-remaining"),
        told("x-ratelimit-reset"),
      ]).toEqual([admitted, String(quota), String(remaining), String(reset)]);
      expect(told("ratelimit")).toContain(`"${rule}";r=${remaining};t=${reset - nowMs / 1000}`);
      expect(told("ratelimit-policy")).toContain(`"${rule}";q=${quota};w=60`);
    }
    const left = 25; // what is between here and the last few is counted already, as if it had been asked
    await sql`UPDATE limits_counters SET current = ${quota - left} WHERE bucket LIKE ${`${rule}:${quota}:60:%`}`.execute(
      server.test.database.db,
    );
    const all = Array.from({ length: left + 15 }, once);
    expect(await statuses(all)).toEqual({ [admitted]: left, 429: 15 });
    const refused = await once();
    const wait = Number(refused.headers.get("retry-after"));
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(refused.headers.get("x-ratelimit-reset")).toBe(String(nowMs / 1000 + wait));
    const before = nowMs;
    nowMs += wait * 1000;
    expect((await once()).status).toBe(admitted);
    nowMs = before;
  });
});

describe("the scans of a month", () => {
  const scan = (key: string, init: RequestInit = {}) =>
    ask("/codesec/v1/scans", key, {
      method: "POST",
      body: JSON.stringify({ target: "https://example.com", scan_type: "full" }),
      ...init,
    });

  it("are exactly those of the plan through two servers at once; one cancelled before it started is given back", async () => {
    const { value, teamId } = await teamOn("free");
    const answers = await Promise.all(Array.from({ length: 24 }, () => scan(value)));
    expect(await statuses(answers.map((answer) => Promise.resolve(answer)))).toEqual({ 201: 10, 429: 14 });
    const refused = await scan(value);
    const secondsLeft = (Date.UTC(2026, 6, 1) - nowMs) / 1000;
    expect(refused.headers.get("retry-after")).toBe(String(secondsLeft));
    expect(await json(refused)).toMatchObject({ error: "quota_exceeded", retry_after: secondsLeft });
    const usage = async () => json(ask("/codesec/v1/usage", value));
    expect(await usage()).toEqual({
      plan: "free",
      scans_used: 10,
      scans_limit: 10,
      period_start: "2026-06-01T00:00:00Z",
      period_end: "2026-07-01T00:00:00Z",
    });
    const made = await json(answers.find(({ status }) => status === 201)!);
    expect((await ask(`/cyberai/v1/scans/${made.scan_id}`, value, { method: "DELETE" })).status).toBe(200);
    expect((await usage()).scans_used).toBe(9);
    expect((await scan(value)).status).toBe(201);
    expect((await scan(value)).status).toBe(429);
    expect(await events(teamId, "usage.limit_reached")).toHaveLength(1);
  });

  it("do not count a repeat with the same Idempotency-Key", async () => {
    const { value } = await teamOn("pro");
    const headers = { Authorization: `Bearer ${value}`, "Content-Type": "application/json", "Idempotency-Key": "one" };
    const body = JSON.stringify({ target: "https://example.com", scan_type: "full" });
    const ids = new Set<string>();
    for (const url of [...urls, ...urls]) {
      const answer = await json(fetch(`${url}/codesec/v1/scans`, { method: "POST", headers, body }));
      ids.add(answer.scan_id);
    }
    expect(ids.size).toBe(1);
    expect((await json(ask("/codesec/v1/usage", value))).scans_used).toBe(1);
  });
});

describe("the operator", () => {
  it("gives a team a plan, which counts at once in every server, leaves an event and stands in the team's audit log", async () => {
    const { value, teamId } = await teamOn("free");
    for (const url of urls) {
      const { headers } = await fetch(`${url}/codesec/v1/usage`, { headers: { Authorization: `Bearer ${value}` } });
      expect(headers.get("x-ratelimit-limit")).toBe("30");
    }
    const { data } = await json(setPlan(teamId, { plan: "pro", billing_anchor_day: 31 }));
    expect(data).toMatchObject({ team_id: teamId, plan: { code: "pro" }, billing_anchor_day: 31, retention_days: 90 });
    await setPlan(teamId, { plan: "pro" }); // has it already
    await expect
      .poll(async () => (await ask("/codesec/v1/usage", value)).headers.get("x-ratelimit-limit"), { timeout: 1000 })
      .toBe("120");
    await expect
      .poll(async () => (await ask("/codesec/v1/usage", value)).headers.get("x-ratelimit-limit"), { timeout: 1000 })
      .toBe("120");
    expect(await json(ask("/codesec/v1/usage", value))).toMatchObject({
      scans_limit: 500,
      period_start: "2026-05-31T00:00:00Z",
      period_end: "2026-06-30T00:00:00Z",
    });
    expect(await events(teamId, "subscription.updated")).toEqual([
      { plan: "pro", previous_plan: "free", status: "active" },
    ]);
    const { rows } = await sql<{ action: string }>`
      SELECT action FROM audit_entries WHERE team_id = ${teamId} AND action LIKE 'subscriptions.%'`.execute(
      server.test.database.db,
    );
    expect(rows.map(({ action }) => action).sort()).toEqual([
      "subscriptions.anchor_changed",
      "subscriptions.plan_changed",
    ]);
  });

  it("is nobody else: a team's own administrator is refused, and a foreign team is not there", async () => {
    const mine = await teamOn("pro");
    const other = await teamOn("pro");
    expect((await setPlan(mine.teamId, { plan: "enterprise" }, mine.value)).status).toBe(403);
    expect((await setPlan(other.teamId, { plan: "enterprise" }, mine.value)).status).toBe(404);
    expect((await ask(`/api/v1/teams/${other.teamId}/plan`, mine.value)).status).toBe(404);
    expect((await json(ask(`/api/v1/teams/${mine.teamId}/plan`, mine.value))).data.plan.code).toBe("pro");
    const member = await operators.key({ role: "manager" });
    expect((await setPlan(mine.teamId, { plan: "enterprise" }, member.value)).status).toBe(403);
  });

  it("names a plan that there is", async () => {
    const { teamId } = await teamOn("free");
    const response = await setPlan(teamId, { plan: "gold" });
    expect(response.status).toBe(400);
  });
});

describe("a team", () => {
  it("shortens its retention and cannot prolong its plan's", async () => {
    const { teamId, value } = await teamOn("pro");
    const put = async (days: number | null) =>
      json(
        ask(`/api/v1/teams/${teamId}/retention`, value, {
          method: "PUT",
          body: JSON.stringify({ retention_days: days }),
        }),
      );
    expect((await put(30)).data).toMatchObject({ retention_days: 30, retention_days_wished: 30, is_operator: false });
    expect((await put(400)).data).toMatchObject({ retention_days: 90, retention_days_wished: 400 });
    expect((await put(null)).data).toMatchObject({ retention_days: 90, retention_days_wished: null });
  });

  it("sees its usage and the plans there are", async () => {
    const { value, teamId } = await teamOn("pro");
    await ask("/codesec/v1/scans", value, {
      method: "POST",
      body: JSON.stringify({ target: "https://example.com", scan_type: "full" }),
    });
    const { data } = await json(fetch(`${server.url}/api/v1/usage`, { headers: { "X-API-Key": value } }));
    expect(data).toMatchObject({
      team_id: teamId,
      plan: "pro",
      scans_used: 1,
      scans_limit: 500,
      concurrent_scans: 5,
      period_end: "2026-07-01T00:00:00.000Z",
    });
    expect(data.requests_used).toBeGreaterThanOrEqual(1);
    expect(data.request_limits.map((limit: { name: string }) => limit.name)).toEqual([
      "gecko",
      "codesec-pro",
      "cyberai-standard",
    ]);
    const plans = await json(ask("/api/v1/plans", value));
    expect(plans.meta).toEqual({ total: 4, profile: "documented", current: "pro" });
    expect(plans.data.map((plan: { code: string }) => plan.code)).toEqual(["free", "pro", "business", "enterprise"]);
  });
});

describe("GateKey's classes", () => {
  it("are on every route below /admin/, whatever the route says of itself", async () => {
    const { headers } = await ask("/api/v1/admin/users", operatorKey);
    expect(headers.get("ratelimit-policy")).toContain('"admin";q=100;w=60');
    expect(headers.get("x-ratelimit-limit")).toBe("100");
  });

  it("guard everything public that takes a secret", () => {
    const takesSecrets = dialects
      .flatMap((dialect) => dialect.routes)
      .filter((route) => route.access === "public" && route.method === "POST");
    expect(takesSecrets.length).toBeGreaterThan(3);
    for (const route of takesSecrets) expect([route.url, route.limitClass]).toEqual([route.url, "authentication"]);
  });
});
