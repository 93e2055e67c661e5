import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { createClient } from "@gatewatch/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBin } from "../testkit/run-bin.ts";

let home: string;
let database: TestDatabase;
let url: string;
let stop: () => Promise<unknown>;
let password: string;

beforeAll(async () => {
  database = await testDatabase();
  home = mkdtempSync(join(tmpdir(), "gatewatch-login-"));
  mkdirSync(join(home, "data"));
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    GATEWATCH_DATA: join(home, "data"),
    GATEWATCH_PORT: String(port),
  };
  password = (await runBin(["users", "add", "someone@example.com"], { cwd: home, environment })).stdout.trim();
  let kill = () => {};
  const ready = Promise.withResolvers<void>();
  const ended = runBin(["serve", "--no-worker"], {
    cwd: home,
    environment,
    onStart(child) {
      kill = () => void child.kill("SIGTERM");
      child.stdout?.on("data", (text: Buffer) => {
        if (text.toString().includes("ready at")) ready.resolve();
      });
    },
  });
  await Promise.race([ready.promise, ended.then(({ stderr }) => ready.reject(new Error(stderr)))]);
  url = `http://127.0.0.1:${port}`;
  stop = () => {
    kill();
    return ended;
  };
}, 60_000);
afterAll(async () => {
  await stop();
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** Runs `gatewatch login`, and answers its code in the person's name. */
async function login(approve: boolean) {
  const { token } = await createClient({ baseUrl: url }).auth.login({ username: "someone@example.com", password });
  const person = createClient({ baseUrl: url, token });
  let answered: Promise<unknown> = Promise.resolve();
  const result = await runBin(["login", url], {
    cwd: home,
    onStart(child) {
      child.stderr?.on("data", (text: Buffer) => {
        const code = /code ([A-Z]{4}-[A-Z]{4})/.exec(text.toString())?.[1];
        if (code) answered = person.devices.answer(code, approve);
      });
    },
  });
  await answered;
  return { result, person };
}

test("a person signs in by their browser; the key works, ends, and is theirs alone to read", async () => {
  const { result, person } = await login(true);
  expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("as someone@example.com until 20") });
  const file = join(home, ".config", "gatewatch", "servers.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { key } = JSON.parse(readFileSync(file, "utf8")).servers[url];
  expect(result.stdout + result.stderr).not.toContain(key);
  expect((await createClient({ baseUrl: url, apiKey: key }).account.me()).email).toBe("someone@example.com");
  expect(await person.keys.list()).toMatchObject([
    { name: expect.stringContaining("gatewatch on "), owner_id: expect.any(String) },
  ]);
}, 30_000);

test("a refusal in the browser, a wrong address and a server that is away end with what to do", async () => {
  expect((await login(false)).result).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("was refused") });
  const run = (address: string) => runBin(["login", address], { cwd: home });
  expect(await run("http://")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("no address of a server"),
  });
  expect(await run("http://127.0.0.1:1")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("does not answer"),
  });
}, 30_000);

test("the gate asks the server that the person is signed in to", async () => {
  const { person } = await login(true);
  const { token } = await createClient({ baseUrl: url }).auth.login({ username: "someone@example.com", password });
  const run = {
    tool: { driver: { name: "Example", rules: [{ id: "EX1", properties: { "security-severity": "8.1" } }] } },
    results: [{ ruleId: "EX1", message: { text: "m" } }],
  };
  const imported = await fetch(`${url}/api/v1/scans/import?git_url=https://example.com/group/gated.git`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/sarif+json" },
    body: JSON.stringify({ version: "2.1.0", runs: [run] }),
  });
  expect(imported.status).toBe(201);
  const [scan] = (await person.scans.list({ limit: 1 })).data;
  const gate = (...args: string[]) => runBin(["gate", scan!.id, ...args], { cwd: home });
  expect(await gate()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("1 open, at least high.") });
  expect(await gate("--fail-on", "critical", "--server", url, "--new")).toMatchObject({ exitCode: 0 });
  expect(await gate("--fail-on", "none", "--format", "json")).toMatchObject({ exitCode: 0 });
  expect(await gate("--policies", "x.yml")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("the server has its own"),
  });
  expect(await gate("--server", "http://127.0.0.1:1")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("gatewatch login http://127.0.0.1:1"),
  });
}, 60_000);

test("rules are tried on a file here, and kept, replaced, switched and removed on the server", async () => {
  await login(true);
  const file = join(home, "pages.yaml");
  const rule = (id: string, pattern: string) =>
    `  - {id: ${id}, languages: [python], severity: ERROR, message: Calls $X, pattern: "${pattern}"}\n`;
  writeFileSync(file, `rules:\n${rule("loud", "loud($X)")}${rule("broken", "f((")}`);
  writeFileSync(join(home, "app.py"), "\nloud(1)\n");
  const rules = (...args: string[]) => runBin(["rules", ...args], { cwd: home });
  expect(await rules("test", "pages.yaml", "app.py")).toMatchObject({
    exitCode: 3,
    stdout:
      'pages.yaml:3: rule "broken": The rule is not run: the pattern "f((" does not parse.\napp.py:2:1  high  loud  Calls 1\n',
  });
  expect(await rules("test", "pages.yaml", "pages.yaml")).toMatchObject({ exitCode: 2 });
  expect(await rules("add", "pages.yaml", "--name", "Our pages")).toMatchObject({
    exitCode: 3,
    stdout: expect.stringMatching(/^pages\.yaml:3: rule "broken": .*\nKept as "Our pages": 1 rules are run\.\n$/),
  });
  expect(await rules("add", "pages.yaml", "--name", "our pages")).toMatchObject({ exitCode: 2 });
  writeFileSync(file, `rules:\n${rule("loud", "loud($X)")}${rule("quiet", "quiet()")}`);
  expect(await rules("add", "pages.yaml", "--name", "our pages", "--replace", "--server", url)).toMatchObject({
    exitCode: 0,
  });
  expect(await rules("off", "Our pages")).toMatchObject({ exitCode: 0 });
  expect((await rules("list")).stdout).toMatch(/^[0-9a-f-]{36} {2}off {2}2 rules {2}Our pages\n$/);
  expect((await rules("show", "Our pages")).stdout).toContain("quiet()");
  writeFileSync(file, "rules: [\n");
  expect(await rules("add", "pages.yaml")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("valid YAML"),
  });
  expect(await rules("remove", "Our pages")).toMatchObject({ exitCode: 0 });
  expect(await rules("remove", "Our pages")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("gatewatch rules list"),
  });
}, 120_000);

test("the SDK reads and decides about vulnerabilities, deadlines and policies of a real server", async () => {
  const { token } = await createClient({ baseUrl: url }).auth.login({ username: "someone@example.com", password });
  const client = createClient({ baseUrl: url, token });
  const { findings, scans, sla, vulnerabilities, vulnerabilityPolicies } = client;
  const report = (...names: string[]) => ({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Example", rules: [{ id: "EX1", properties: { "security-severity": "8.1" } }] } },
        results: names.map((text) => ({ ruleId: "EX1", message: { text } })),
      },
    ],
  });
  for (const names of [
    ["one", "two"],
    ["two", "three"],
  ]) {
    const sent = await fetch(`${url}/api/v1/scans/import?git_url=https://example.com/group/sdk.git`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/sarif+json" },
      body: JSON.stringify(report(...names)),
    });
    expect(sent.status).toBe(201);
  }
  const [scan] = (await scans.list({ limit: 1 })).data;
  const shown = async (diff?: "new" | "persisting" | "fixed") =>
    (await findings.list(scan!.id, { diff })).data.map((row) => row.short_description).sort();
  expect([await shown("new"), await shown("persisting"), await shown("fixed")]).toEqual([["three"], ["two"], ["one"]]);
  const query = { repository: "group/sdk", status: ["open"], severityLevel: ["high"], sort: "severity" } as const;
  const page = await vulnerabilities.list({ ...query, limit: 1 });
  const rest = await vulnerabilities.list({ ...query, cursor: page.meta.next_cursor! });
  const [first, second] = [...page.data, ...rest.data];
  expect(page.meta.total).toBe(2);
  const { id: me } = await client.account.me();
  const assigned = await vulnerabilities.assign(first!.id, me, first!.version);
  expect(assigned.assignee).toBe(me);
  await expect(vulnerabilities.update(first!.id, { status: "fixed" }, first!.version)).rejects.toMatchObject({
    status: 412,
  });
  expect((await vulnerabilities.update(first!.id, { status: "in_progress", comment: "mine" })).status).toBe(
    "in_progress",
  );
  expect((await vulnerabilities.history(first!.id)).map(({ comment }) => comment)).toEqual(["mine", ""]);
  expect((await vulnerabilities.merge(second!.id, first!.id)).merged.map(({ id }) => id)).toEqual([second!.id]);
  expect((await vulnerabilities.unmerge(second!.id)).id).toBe(second!.id);
  const bulk = { ids: [first!.id, second!.id], status: "accepted_risk", comment: "known", dry_run: true };
  expect(await vulnerabilities.bulk(bulk)).toMatchObject({ matched: 2, changed: 2, dry_run: true });
  expect((await vulnerabilities.get(first!.id)).status).toBe("in_progress");
  const { days } = await sla.get();
  expect(await sla.set({ ...days, high: 3 })).toEqual({ days: { ...days, high: 3 }, is_default: false });
  const match = { severity_at_least: "high", repository: "group/sdk" } as const;
  expect(await vulnerabilityPolicies.preview(match)).toMatchObject({ matched: 2 });
  const made = await vulnerabilityPolicies.create({ name: "no high", match, act: { fail_gate: true } });
  expect(await scans.gate(scan!.id, { severity: "none" })).toMatchObject({ verdict: "fail", blocking: { total: 0 } });
  expect(
    (await vulnerabilityPolicies.replace(made.id, { name: "off", enabled: false, match, act: { fail_gate: true } }))
      .enabled,
  ).toBe(false);
  expect(await scans.gate(scan!.id, { severity: "none", diff: "new" })).toMatchObject({ verdict: "pass", reasons: [] });
  expect((await vulnerabilityPolicies.list()).map(({ name }) => name)).toEqual(["off"]);
  await vulnerabilityPolicies.delete(made.id);
  await expect(vulnerabilityPolicies.get(made.id)).rejects.toMatchObject({ status: 404 });
}, 60_000);
