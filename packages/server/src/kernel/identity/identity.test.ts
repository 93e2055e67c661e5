import { fixedClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import { type TestKernel, testKernel, testPassword } from "../testkit/index.ts";

const origin = { ip: "192.0.2.1", userAgent: "test" };
const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
afterEach(() => test.close());

async function withAdmin(): Promise<{ email: string; password: string }> {
  const firstAdmin = { email: "Admin@example.com", password: testPassword() };
  test = await testKernel({ clock, firstAdmin });
  expect(await test.kernel.identity.prepare()).toEqual({ setupToken: undefined });
  return firstAdmin;
}

it("lets exactly one of many racing setups in, and nobody with an old token", async () => {
  test = await testKernel({ clock });
  const { identity } = test.kernel;
  const first = (await identity.prepare()).setupToken!;
  const token = (await identity.prepare()).setupToken!;
  const setUp = (use: string, email: string) => identity.setUp({ token: use, email, password: testPassword() }, origin);
  await expect(setUp(first, "a@example.com")).rejects.toMatchObject({ code: "identity.setup_token_invalid" });
  expect(await identity.setupRequired()).toBe(true);
  const tries = await Promise.allSettled([setUp(token, "a@example.com"), setUp(token, "b@example.com")]);
  expect(tries.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await identity.setupRequired()).toBe(false);
  await expect(setUp(token, "c@example.com")).rejects.toMatchObject({ code: "identity.setup_done", status: 409 });
  expect(await identity.prepare()).toEqual({ setupToken: undefined });
});

it("ends the setup token after 15 minutes", async () => {
  test = await testKernel({ clock });
  const token = (await test.kernel.identity.prepare()).setupToken!;
  clock.advance(15 * 60_000);
  await expect(
    test.kernel.identity.setUp({ token, email: "a@example.com", password: testPassword() }, origin),
  ).rejects.toMatchObject({ code: "identity.setup_token_invalid" });
});

it("makes the configured administrator once, who signs in by e-mail or user name in any case", async () => {
  const { email, password } = await withAdmin();
  await test.kernel.identity.prepare();
  for (const login of [email, email.toUpperCase(), "admin"]) {
    const { open } = await test.kernel.identity.signIn(login, password, origin);
    expect(open).toMatchObject({
      user: { email },
      principal: { kind: "session", role: "admin" },
      team: { name: "Home" },
    });
  }
});

it("answers an unknown name exactly like a wrong password, until both are locked", async () => {
  const { email, password } = await withAdmin();
  const answers = async (login: string) => {
    const seen: unknown[] = [];
    for (let round = 0; round < 11; round++) {
      const error: unknown = await test.kernel.identity.signIn(login, `${password}x`, origin).catch((e: unknown) => e);
      seen.push(error instanceof Error && { said: error.message, ...error });
    }
    return seen;
  };
  const known = await answers(email);
  expect(await answers("nobody@example.com")).toEqual(known);
  expect(known.at(9)).toMatchObject({ code: "identity.invalid_credentials" });
  expect(known.at(10)).toMatchObject({ code: "identity.locked", retryAfterSeconds: 900 });
  await expect(test.kernel.identity.signIn(email, password, origin)).rejects.toMatchObject({ code: "identity.locked" });
  await expect(test.kernel.identity.signIn(email, password, { ...origin, ip: "192.0.2.2" })).resolves.toBeDefined();
  clock.advance(15 * 60_000);
  await expect(test.kernel.identity.signIn(email, password, origin)).resolves.toBeDefined();
});

it("keeps a session 12 hours from its last use and 7 days in all", async () => {
  const { email, password } = await withAdmin();
  const { token } = await test.kernel.identity.signIn(email, password, origin);
  const idle = (await test.kernel.identity.signIn(email, password, origin)).token;
  for (let elevenHours = 0; elevenHours < 15; elevenHours++) {
    clock.advance(11 * 3_600_000);
    expect(await test.kernel.identity.resolve(token)).toBeDefined();
  }
  expect(await test.kernel.identity.resolve(idle)).toBeUndefined();
  clock.advance(4 * 3_600_000);
  expect(await test.kernel.identity.resolve(token)).toBeUndefined();
});

it("ends a session at sign-out and tells every process", async () => {
  const { email, password } = await withAdmin();
  const other = await test.another();
  const heard = new Promise((resolve) => other.events.onLive(resolve));
  const { token, open } = await test.kernel.identity.signIn(email, password, origin);
  await test.kernel.identity.signOut(open.principal);
  expect(await test.kernel.identity.resolve(token)).toBeUndefined();
  expect(await heard).toMatchObject({ type: "principal", id: open.session.id });
});

it("keeps no password and no token in clear", async () => {
  const { email, password } = await withAdmin();
  const { token } = await test.kernel.identity.signIn(email, password, origin);
  const rows = await sql`SELECT u::text, s::text, s.token_hash FROM identity_users u, identity_sessions s`.execute(
    test.database.db,
  );
  const text = JSON.stringify(rows.rows);
  expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(text).not.toContain(password);
  expect(text).not.toContain(token);
});

it("refuses a taken e-mail address and a short password", async () => {
  const { email } = await withAdmin();
  const teamId = (await test.kernel.teams.firstAdmin())!.team.id;
  const add = (request: { email: string; password: string }) =>
    test.kernel.identity.addUser(teamId, { ...request, role: "member" });
  await expect(add({ email: email.toLowerCase(), password: testPassword() })).rejects.toMatchObject({ status: 409 });
  await expect(add({ email: "b@example.com", password: "short" })).rejects.toMatchObject({ status: 400 });
  await expect(add({ email: "admin@example.org", password: testPassword() })).resolves.toBeDefined();
});

it("gives a ticket that works once, within a minute, and never longer than its session", async () => {
  const { email, password } = await withAdmin();
  const { identity } = test.kernel;
  const { open } = await identity.signIn(email, password, origin);
  const { ticket } = await identity.issueTicket(open.principal);
  const holder = await identity.redeemTicket(ticket);
  expect(holder).toMatchObject({ kind: "session", sessionId: open.session.id });
  expect(await identity.redeemTicket(ticket)).toBeUndefined();
  const late = await identity.issueTicket(open.principal);
  clock.advance(60_000);
  expect(await identity.redeemTicket(late.ticket)).toBeUndefined();
  const { teamId, sessionId } = open.principal;
  expect(await identity.revive(teamId, sessionId!)).toEqual(open.principal);
  await identity.signOut(open.principal);
  expect(await identity.revive(teamId, sessionId!)).toBeUndefined();
});
