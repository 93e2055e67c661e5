import { afterAll, beforeAll, expect, test } from "vitest";
import { type Home, openHome } from "../testkit/home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome({ GATEWATCH_PLAN_PROFILE: "documented" });
});
afterAll(() => home.close());

test("a team's plan is listed and set by id or slug; what does not exist is refused by name", async () => {
  await home.gatewatch("users", "add", "someone@example.com");
  const listed = await home.gatewatch("plan", "list");
  expect(listed).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^[0-9a-f-]{36} {2}team-\w+ {2}enterprise {2}0\/unlimited\n$/),
  });
  const [id = "", slug = ""] = listed.stdout.split("  ");
  expect(await home.gatewatch("plan", "set", slug, "pro", "--anchor-day", "15")).toMatchObject({
    exitCode: 0,
    stdout: "",
  });
  expect((await home.gatewatch("plan", "list")).stdout).toContain("pro  0/500");
  expect(await home.gatewatch("plan", "set", id, "free")).toMatchObject({ exitCode: 0 });
  expect((await home.gatewatch("plan", "list")).stdout).toContain("free  0/10");
  const { rows } = await home.database.pg.query(
    "SELECT data FROM events_outbox WHERE type = 'subscription.updated' ORDER BY id",
  );
  expect(rows.map(({ data }) => data)).toEqual([
    { plan: "pro", previous_plan: "enterprise", status: "active" },
    { plan: "free", previous_plan: "pro", status: "active" },
  ]);
  expect(await home.gatewatch("plan", "set", "nobody", "pro")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("nobody"),
  });
  expect(await home.gatewatch("plan", "set", id, "gold")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("gold"),
  });
  expect(await home.gatewatch("plan", "set", id, "pro", "--anchor-day", "32")).toMatchObject({ exitCode: 2 });
});
