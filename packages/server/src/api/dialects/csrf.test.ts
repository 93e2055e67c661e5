/**
 * What another site makes a browser send in its user's name: each write that takes the session's cookie, from the route
 * table, so that none can be forgotten. Refused before anything happens, and never for the product's own pages.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";
import { dialects } from "./index.ts";

let server: TestServer;
let team: TestTeam;
/** A record of the team for each resource that has ids, by the address before the id. */
const ids = new Map<string, string>();

const open = async () => {
  const { identity } = server.test.kernel;
  const { token } = await identity.open(team.teamId, { id: team.userId }, { ip: "", userAgent: "" }, async () => {});
  return `gatewatch_session=${token}`;
};
beforeAll(async () => {
  server = await testServer();
  team = await server.team("forged");
  const scan = await team.scan();
  await server.ingest(scan, [testFinding("one")]);
  const { issues } = await server.vulnerabilities.issues(team.teamId, { limit: 1 });
  const actor = { kind: "system", teamId: team.teamId } as const;
  const request = { url: "https://1.1.1.1/hook", events: ["scan.completed"] } as const;
  ids.set("scans", scan.id);
  ids.set("vulnerabilities", issues[0]!.id);
  ids.set("teams", team.teamId);
  ids.set("api-keys", (await team.key()).id);
  ids.set("admin/users", team.userId);
  ids.set("admin/local-users", team.userId);
  ids.set("webhooks", (await server.webhooks.create(actor, request)).webhook.id);
  ids.set("reports", (await team.report({ type: "vulnerability", scanIds: [scan.id] })).id);
});
beforeEach(() => sql`DELETE FROM limits_counters`.execute(server.test.database.db));
afterAll(() => server.close());

const writes = dialects.flatMap((dialect) =>
  dialect.routes
    .filter(({ method }) => dialect.takesSessions && method !== "GET")
    .map((route) => [`${route.method} ${route.url}`, dialect, route] as const),
);
type Write = (typeof writes)[number];
/** What an identity provider makes a browser post: the sign-in's own cookie and state prove it. */
const fromProviders = ["POST /auth/saml/acs"];
const guarded = writes.filter(([name]) => !fromProviders.includes(name));

/** The request of a signed-in browser, with a legal body where the route says one itself. */
function send([, dialect, route]: Write, headers: Readonly<Record<string, string>>, cookie: string) {
  const kind = route.url.slice(1, route.url.indexOf("/:"));
  const path = route.url.replace(/:\w+/g, ids.get(kind) ?? team.teamId);
  const { examples } = route.schema.body?.meta() ?? {};
  const type = route.upload?.mediaTypes[0] ?? "application/json";
  return fetch(`${server.url}${dialect.prefix}${path}`, {
    method: route.method,
    redirect: "manual",
    headers: { ...headers, cookie, ...(route.schema.body || route.upload ? { "content-type": type } : {}) },
    ...(route.schema.body || route.upload ? { body: JSON.stringify(Array.isArray(examples) ? examples[0] : {}) } : {}),
  });
}
const isRefused = async (response: Response) => {
  if (response.status !== 403) return false;
  return (await json(response)).error?.docs_url?.endsWith("#http.cross_site") === true;
};

/** Every row of every table but the counters of requests, by table. */
async function everything(): Promise<Record<string, unknown>> {
  const { db } = server.test.database;
  const { rows } = await sql<{ name: string }>`SELECT relname AS name FROM pg_stat_user_tables
    WHERE schemaname = 'public' AND relname NOT IN ('limits_counters', 'usage_requests') ORDER BY relname`.execute(db);
  const seen: Record<string, unknown> = {};
  for (const { name } of rows) {
    const hashed = await sql`SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash
      FROM ${sql.table(name)} t`.execute(db);
    seen[name] = hashed.rows[0];
  }
  return seen;
}

it("leaves out what identity providers post, and nothing else", () => {
  const others = writes.filter(([, , { takesForm }]) => takesForm).map(([name]) => name);
  expect(others).toEqual(fromProviders);
  expect(guarded.length).toBeGreaterThan(60);
});

describe.each<[string, Readonly<Record<string, string>>]>([
  ["another site's page", { origin: "https://evil.example.com" }],
  ["a page that hides where it is from", { origin: "null" }],
  ["another port of our host", { origin: "http://127.0.0.1:1" }],
  ["a client without either header", {}],
  ["a browser that says cross-site", { "sec-fetch-site": "cross-site" }],
  ["a browser that says same-site", { "sec-fetch-site": "same-site" }],
])("the cookie in a request of %s", (_what, headers) => {
  it("writes nothing, on any route", async () => {
    const cookie = await open();
    const before = await everything();
    for (const write of guarded) {
      const [name, , { limitClass }] = write;
      if (limitClass === "authentication") await sql`DELETE FROM limits_counters`.execute(server.test.database.db);
      expect([name, await isRefused(await send(write, headers, cookie))]).toEqual([name, true]);
    }
    expect(await everything()).toEqual(before);
  });
});

it.each(guarded)("%s is taken from the product's own pages", async (...write) => {
  for (const headers of [{ origin: server.url }, { "sec-fetch-site": "same-origin" }]) {
    const response = await send(write, headers, await open());
    expect(response.status).toBeLessThan(500);
    expect(await isRefused(response)).toBe(false);
  }
});
