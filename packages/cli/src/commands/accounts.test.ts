import { afterAll, beforeAll, expect, test } from "vitest";
import { type Home, openHome } from "../testkit/home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("before there is an administrator, a key is refused with what to do", async () => {
  const result = await home.gatewatch("keys", "create");
  expect(result).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining("gatewatch users add EMAIL"),
  });
});

test("a person is added, a key made, listed and revoked; each prints what a script needs and no more", async () => {
  const added = await home.gatewatch("users", "add", "someone@example.com");
  expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^[\w-]{24}\n$/) });
  const created = await home.gatewatch("keys", "create", "--name", "ci", "--role", "member");
  expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^gk_[\w-]+\n$/) });
  const listed = await home.gatewatch("keys", "list");
  expect(listed.stdout).toMatch(/^[0-9a-f-]{36} {2}gk_.* {2}member {2}ci\n$/);
  expect(listed.stdout).not.toContain(created.stdout.trim());
  const id = listed.stdout.split(" ")[0]!;
  expect(await home.gatewatch("keys", "revoke", id)).toMatchObject({ exitCode: 0, stdout: "" });
  expect((await home.gatewatch("keys", "list")).stdout).toBe("");
  expect(await home.gatewatch("keys", "revoke", id)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(id),
  });
});
