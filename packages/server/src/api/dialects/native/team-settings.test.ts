import { settingsAnswer } from "@gatewatch/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { json, type TestServer, testServer } from "../../testkit/index.ts";

let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await testServer();
  key = (await (await server.team("settings")).key()).value;
});
afterAll(() => server.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { "X-API-Key": key, ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

it("a team asks for reasons of suppressions; what else it set stays, and the change is on record", async () => {
  const read = async () => settingsAnswer.parse(await json(call("GET", "/admin/settings"))).data;
  const before = await read();
  expect(before.suppression_reasons_required).toBe(false);
  expect((await call("PUT", "/admin/settings", { suppression_reasons_required: true })).status).toBe(200);
  expect(await read()).toEqual({ ...before, suppression_reasons_required: true });
  const { rows } = await sql<{ detail: unknown }>`
    SELECT detail FROM audit_entries WHERE action = 'teams.changed'`.execute(server.test.database.db);
  expect(rows).toMatchObject([{ detail: { suppressionReasonsRequired: true } }]);
  expect((await call("PUT", "/admin/settings", { suppression_reasons_required: "yes" })).status).toBe(400);
});

it("a scan of changes that cannot be is refused by field", async () => {
  const target = { url: "https://example.com/" };
  const answer = await call("POST", "/scans", { target, changed_since: "main" });
  expect(answer.status).toBe(400);
  expect((await json(answer)).error.details).toMatchObject([{ field: "changed_since" }]);
});
