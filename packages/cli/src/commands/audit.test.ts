import { afterAll, beforeAll, expect, test } from "vitest";
import { type Home, openHome } from "../testkit/home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("a whole log is 0, a changed one 1 with its first broken entry", async () => {
  await home.gatewatch("users", "add", "someone@example.com");
  await home.gatewatch("keys", "create");
  const whole = await home.gatewatch("audit", "verify");
  expect(whole).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/whole: 2 entries; head 2 [0-9a-f]{64}\n/),
  });
  expect(whole.stdout).toMatch(/3 entries read, \d+ entries\/s/);
  await home.database.pg.query(`ALTER TABLE audit_entries DISABLE TRIGGER USER`);
  await home.database.pg.query(`UPDATE audit_entries SET subject = 'key:other' WHERE action = 'keys.created'`);
  const broken = await home.gatewatch("audit", "verify");
  expect(broken).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("BROKEN: entry 2 was changed") });
});
