import { adminAuditAnswer, auditEntry, auditListAnswer } from "@gatewatch/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testServer } from "../../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
let key: string;
beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
  key = (await team.key()).value;
  await server.team("other");
});
afterAll(() => server.close());

const get = (path: string) => fetch(`${server.url}/api/v1${path}`, { headers: { "x-api-key": key } });
const make = (name: string) =>
  fetch(`${server.url}/api/v1/api-keys`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });

it("lists the team's own entries with who and from where, walked by cursor and Link", async () => {
  for (const name of ["a", "b", "=cmd()"]) expect((await make(name)).status).toBe(201);
  const first = await get("/audit-log?limit=2&action=keys.created");
  const body = auditListAnswer.parse(await json(first));
  expect(body.data).toMatchObject([
    { action: "keys.created", detail: { name: "=cmd()" }, actor: { kind: "key", email: team.email, ip: "127.0.0.1" } },
    { detail: { name: "b" }, resource: { type: "key" }, success: true },
  ]);
  const next = /<(.+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1];
  expect(next).toContain(`cursor=${body.meta.next_cursor}`);
  const second = await json(fetch(`${server.url}${next}`, { headers: { "x-api-key": key } }));
  expect(second.data[0].detail.name).toBe("a");
  const everything = auditListAnswer.parse(await json(get("/audit-log?limit=200")));
  expect(everything.data.every(({ actor }) => actor.email === null || actor.email === team.email)).toBe(true);
  expect(everything.meta.next_cursor).toBeNull();
});

it("refuses a cursor, instant or actor that cannot be used with 400, and finds nothing for unknown ones", async () => {
  for (const query of ["cursor=x", "since=yesterday", "limit=0", "limit=201", "actor="])
    expect((await get(`/audit-log?${query}`)).status, query).toBe(400);
  expect(await json(get("/audit-log?actor=nobody"))).toMatchObject({ data: [] });
});

it("answers GateKey's rows and pages", async () => {
  const body = adminAuditAnswer.parse(await json(get("/admin/audit?per_page=2&page=2")));
  expect(body.data).toHaveLength(2);
  expect(body.audit).toEqual(body.data);
  expect(body.data[0]).toMatchObject({ event: "keys.created", resource_type: "key", success: true });
  expect(body.meta).toMatchObject({ page: 2, per_page: 2 });
});

it("streams NDJSON and CSV in which no cell is a formula", async () => {
  const lines = await get("/audit-log/export?action=keys.created");
  expect(lines.headers.get("content-type")).toBe("application/x-ndjson");
  const rows = (await lines.text()).trim().split("\n");
  expect(rows.map((row) => auditEntry.parse(JSON.parse(row)).sequence)).toEqual([5, 4, 3, 2]);
  await server.test.database.db
    .transaction()
    .execute((tx) =>
      server.test.kernel.audit.record(tx, { kind: "system", teamId: team.teamId, ip: "=1+1" }, "-x", "@y:+z"),
    );
  const csv = await get("/audit-log/export?format=csv");
  expect(csv.headers.get("content-type")).toContain("text/csv");
  const [head, newest] = (await csv.text()).split("\r\n");
  expect(head).toMatch(/^sequence,id,timestamp,action/);
  expect(newest).toContain(",'-x,system,,,,'=1+1,'@y,'+z,true,{},");
});

it("holds no credential: no value of a key, password, session or ticket stands in any entry", async () => {
  const { token } = await server.test.kernel.identity.signIn(team.email, team.password, { ip: "", userAgent: "" });
  const made = await json(make("secret"));
  const { rows } = await sql<{ text: string }>`SELECT string_agg(e::text, ' ') AS text FROM audit_entries e`.execute(
    server.test.database.db,
  );
  for (const secret of [key, made.key, token, team.password]) expect(rows[0]!.text).not.toContain(secret);
});
