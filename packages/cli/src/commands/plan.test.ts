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
  home = mkdtempSync(join(tmpdir(), "gatewatch-plan-"));
  mkdirSync(join(home, "data"));
});
afterAll(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

const gatewatch = (...args: string[]) =>
  runBin(args, {
    cwd: home,
    environment: {
      DATABASE_URL: database.url,
      GATEWATCH_DATA: join(home, "data"),
      GATEWATCH_PLAN_PROFILE: "documented",
    },
  });

test("a team's plan is listed and set by id or slug; what does not exist is refused by name", async () => {
  await gatewatch("users", "add", "someone@example.com");
  const listed = await gatewatch("plan", "list");
  expect(listed).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^[0-9a-f-]{36} {2}team-\w+ {2}enterprise {2}0\/unlimited\n$/),
  });
  const [id = "", slug = ""] = listed.stdout.split("  ");
  expect(await gatewatch("plan", "set", slug, "pro", "--anchor-day", "15")).toMatchObject({ exitCode: 0, stdout: "" });
  expect((await gatewatch("plan", "list")).stdout).toContain("pro  0/500");
  expect(await gatewatch("plan", "set", id, "free")).toMatchObject({ exitCode: 0 });
  expect((await gatewatch("plan", "list")).stdout).toContain("free  0/10");
  const { rows } = await database.pg.query(
    "SELECT data FROM events_outbox WHERE type = 'subscription.updated' ORDER BY id",
  );
  expect(rows.map(({ data }) => data)).toEqual([
    { plan: "pro", previous_plan: "enterprise", status: "active" },
    { plan: "free", previous_plan: "pro", status: "active" },
  ]);
  expect(await gatewatch("plan", "set", "nobody", "pro")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("nobody"),
  });
  expect(await gatewatch("plan", "set", id, "gold")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("gold"),
  });
  expect(await gatewatch("plan", "set", id, "pro", "--anchor-day", "32")).toMatchObject({ exitCode: 2 });
});
