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
});
afterAll(() => server.close());

const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/api/v1/rule-sets${path}`, {
    method,
    headers: { "x-api-key": key, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get("etag") ?? "", body: await json(response) };
};

const text = [
  "rules:",
  "  - {id: loud, languages: [python], severity: WARNING, message: Calls $X., pattern: loud($X)}",
  "  - {id: broken, languages: [python], severity: ERROR, message: m, pattern: 'f(('}",
].join("\n");

it("keeps a set, shows what is wrong with it, and changes it only from the version that was read", async () => {
  const made = await call("POST", "", { name: "Loudness", text });
  expect(made).toMatchObject({
    status: 201,
    body: { data: { name: "Loudness", enabled: true, version: 1, rules: 1, problem_total: 1 } },
  });
  expect(made.body.data.problems).toEqual([
    { rule: "broken", line: 3, reason: expect.stringContaining("does not parse"), runs: false },
  ]);
  const { id } = made.body.data;
  const read = await call("GET", `/${id}`);
  expect(read.body.data.text).toBe(text);

  const off = await call("PATCH", `/${id}`, { enabled: false }, { "if-match": read.etag });
  expect(off).toMatchObject({ status: 200, body: { data: { enabled: false, version: 2, name: "Loudness" } } });
  const late = await call("PATCH", `/${id}`, { name: "Other" }, { "if-match": read.etag });
  expect(late).toMatchObject({ status: 412, body: { error: { code: "precondition_failed" } } });
  expect(await call("DELETE", `/${id}`, undefined, { "if-match": read.etag })).toMatchObject({ status: 412 });
  expect((await call("GET", "")).body).toMatchObject({ data: [{ id, version: 2 }], meta: { total: 1 } });
  expect((await call("GET", "")).body.data[0]).not.toHaveProperty("text");

  expect(await call("POST", "", { name: "loudness", text })).toMatchObject({ status: 409 });
  expect(await call("DELETE", `/${id}`, undefined, { "if-match": off.etag })).toMatchObject({ status: 200 });
  expect(await call("GET", `/${id}`)).toMatchObject({ status: 404 });
  const { rows } = await sql<{ action: string }>`
    SELECT action FROM audit_entries WHERE team_id = ${team.teamId} AND action LIKE 'rules.%' ORDER BY sequence`.execute(
    server.test.database.db,
  );
  expect(rows.map(({ action }) => action)).toEqual(["rules.created", "rules.changed", "rules.deleted"]);
});

it("refuses a text that is no YAML of rules, with the line", async () => {
  const { status, body } = await call("POST", "", { name: "x", text: "rules:\n  - id: a\n   bad" });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: "invalid_request",
    details: [{ field: "text", reason: expect.stringMatching(/^line \d: .*no valid YAML/) }],
  });
});

it("refuses a text beyond half a million characters, and one field too many of nothing", async () => {
  expect(await call("POST", "", { name: "x", text: "#".repeat(500_001) })).toMatchObject({ status: 400 });
  expect(await call("PATCH", "/x", {})).toMatchObject({ status: 400 });
});

it("tries rules on code", async () => {
  const code = "\nloud(1)\n";
  const { status, body } = await call("POST", "/test", { text, code, language: "python" });
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ rules: 1, problem_total: 1, match_total: 1 });
  expect(body.data.matches).toEqual([
    { rule: "loud", severity: "medium", message: "Calls 1.", line: 2, column: 1, end_line: 2, end_column: 8 },
  ]);
});
