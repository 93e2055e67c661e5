import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBin } from "../testkit/run-bin.ts";

let home: string;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  home = mkdtempSync(join(tmpdir(), "gatewatch-accounts-"));
  mkdirSync(join(home, "data"));
});
afterAll(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

const gatewatch = (...args: string[]) =>
  runBin(args, { cwd: home, environment: { DATABASE_URL: database.url, GATEWATCH_DATA: join(home, "data") } });

test("before there is an administrator, a key is refused with what to do", async () => {
  const result = await gatewatch("keys", "create");
  expect(result).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining("gatewatch users add EMAIL"),
  });
});

test("a person is added, a key made, listed and revoked; each prints what a script needs and no more", async () => {
  const added = await gatewatch("users", "add", "someone@example.com");
  expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^[\w-]{24}\n$/) });
  const created = await gatewatch("keys", "create", "--name", "ci", "--role", "member");
  expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^gk_[\w-]+\n$/) });
  const listed = await gatewatch("keys", "list");
  expect(listed.stdout).toMatch(/^[0-9a-f-]{36} {2}gk_.* {2}member {2}ci\n$/);
  expect(listed.stdout).not.toContain(created.stdout.trim());
  const id = listed.stdout.split(" ")[0]!;
  expect(await gatewatch("keys", "revoke", id)).toMatchObject({ exitCode: 0, stdout: "" });
  expect((await gatewatch("keys", "list")).stdout).toBe("");
  expect(await gatewatch("keys", "revoke", id)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(id) });
});
