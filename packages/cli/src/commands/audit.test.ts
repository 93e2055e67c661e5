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
  home = mkdtempSync(join(tmpdir(), "gatewatch-audit-"));
  mkdirSync(join(home, "data"));
});
afterAll(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

const gatewatch = (...args: string[]) =>
  runBin(args, { cwd: home, environment: { DATABASE_URL: database.url, GATEWATCH_DATA: join(home, "data") } });

test("a whole log is 0, a changed one 1 with its first broken entry", async () => {
  await gatewatch("users", "add", "someone@example.com");
  await gatewatch("keys", "create");
  const whole = await gatewatch("audit", "verify");
  expect(whole).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/whole: 2 entries; head 2 [0-9a-f]{64}\n/),
  });
  expect(whole.stdout).toMatch(/3 entries read, \d+ entries\/s/);
  await database.pg.query(`ALTER TABLE audit_entries DISABLE TRIGGER USER`);
  await database.pg.query(`UPDATE audit_entries SET subject = 'key:other' WHERE action = 'keys.created'`);
  const broken = await gatewatch("audit", "verify");
  expect(broken).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("BROKEN: entry 2 was changed") });
});
