import { fixedClock } from "@gatewatch/base/clock";
import { inTransaction, type Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { origin, testAdmin, testMember } from "../testkit/accounts.ts";
import { type TestKernel, testKernel, testPassword } from "../testkit/index.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
beforeAll(async () => {
  test = await testKernel({ clock });
});
afterAll(() => test.close());

it("sets a new password, keeps this session and ends the others", async () => {
  const { identity } = test.kernel;
  const person = await testAdmin(test.kernel, "changes");
  const signIn = (password = person.password) => identity.signIn(person.email, password, origin);
  const here = await signIn();
  const there = await signIn();
  const next = testPassword();
  const change = (request: { username?: string; current: string; next: string }) =>
    identity.changePassword(here.open, request, origin);
  await expect(change({ current: "wrong", next })).rejects.toMatchObject({ code: "identity.wrong_password" });
  await expect(change({ current: person.password, next: "changes@example.com" })).rejects.toMatchObject({
    code: "identity.weak_password",
  });
  await expect(change({ username: "somebody", current: person.password, next })).rejects.toMatchObject({
    code: "identity.wrong_password",
  });
  expect(await identity.resolve(there.token)).toBeDefined();
  await change({ username: person.email.toUpperCase(), current: person.password, next });
  expect(await identity.resolve(here.token)).toBeDefined();
  expect(await identity.resolve(there.token)).toBeUndefined();
  await expect(signIn()).rejects.toMatchObject({ code: "identity.invalid_credentials" });
  await expect(signIn(next)).resolves.toBeDefined();
});

it("counts wrong present passwords like sign-ins", async () => {
  const { identity } = test.kernel;
  const person = await testAdmin(test.kernel, "guessed");
  const { open } = await identity.signIn(person.email, person.password, origin);
  const guess = () =>
    identity
      .changePassword(open, { current: "guess", next: testPassword() }, origin)
      .catch((error: { code: string }) => error.code);
  for (let round = 0; round < 10; round++) expect(await guess()).toBe("identity.wrong_password");
  expect(await guess()).toBe("identity.locked");
});

it("has nothing to change for somebody whom an identity provider signs in", async () => {
  const { identity } = test.kernel;
  const { teamId } = await testAdmin(test.kernel, "outside");
  const outside = { email: "sso@example.com", passwordHash: null, provider: "corp", externalId: "42" };
  const userId = await inTransaction(test.database.db, (tx) =>
    identity.addPerson(tx, teamId, outside, "member", "jit"),
  );
  const user = (await identity.user(userId))!;
  const { open } = await identity.open(teamId, user, origin, async () => {});
  expect(open.user).toMatchObject({ provider: "corp" });
  const request = { current: "", next: testPassword() };
  await expect(identity.changePassword(open, request, origin)).rejects.toMatchObject({ code: "identity.no_password" });
  await expect(identity.enrolFactor(open, "", origin)).rejects.toMatchObject({ code: "identity.no_password" });
  await expect(identity.signIn("sso@example.com", "", origin)).rejects.toMatchObject({
    code: "identity.invalid_credentials",
  });
});

it("lists a person's sessions, ends one or all others, and none of anybody else", async () => {
  const { identity } = test.kernel;
  const person = await testAdmin(test.kernel, "sessions");
  const other = await testMember(test.kernel, person.teamId, "sessions-other", "member");
  const signIn = () => identity.signIn(person.email, person.password, { ip: "192.0.2.9", userAgent: "browser" });
  const [here, second, third] = [await signIn(), await signIn(), await signIn()];
  const { open: theirs } = await identity.signIn(other.email, other.password, origin);
  const listed = await identity.sessions({ userId: person.userId });
  expect(listed.map(({ id }) => id).toSorted()).toEqual(
    [here, second, third].map(({ open }) => open.session.id).toSorted(),
  );
  expect(listed[0]).toMatchObject({ ip: "192.0.2.9", userAgent: "browser", provider: "local" });
  await identity.revokeSession(here.open.principal, second.open.session.id);
  expect(await identity.resolve(second.token)).toBeUndefined();
  for (const id of [second.open.session.id, theirs.session.id, "nonsense"]) {
    await expect(identity.revokeSession(here.open.principal, id)).rejects.toMatchObject({
      code: "identity.session_not_found",
    });
  }
  const { sessionId: _, ...key } = here.open.principal;
  await expect(identity.revokeSession({ ...key, kind: "key" }, here.open.session.id)).rejects.toMatchObject({
    status: 404,
  });
  expect(await identity.revokeOtherSessions(here.open)).toBe(1);
  expect(await identity.revokeOtherSessions(here.open)).toBe(0);
  expect(await identity.resolve(third.token)).toBeUndefined();
  expect(await identity.resolve(here.token)).toBeDefined();
  expect(await identity.revive(theirs.principal.teamId, theirs.principal.sessionId!)).toBeDefined();
});

it("takes a session to another team of its person, and to no other", async () => {
  const { identity, teams } = test.kernel;
  const person = await testAdmin(test.kernel, "home");
  const away = await testAdmin(test.kernel, "away");
  const { token, open } = await identity.signIn(person.email, person.password, origin);
  await expect(identity.switchTeam(open.principal, away.teamId)).rejects.toMatchObject({ code: "teams.not_found" });
  await expect(identity.switchTeam(open.principal, "nonsense")).rejects.toMatchObject({ status: 404 });
  clock.advance(1000);
  await inTransaction(test.database.db, (tx) => teams.addMember(tx, away.teamId, person.userId, "read_only"));
  expect((await teams.teamsOf(person.userId)).map(({ team }) => team.name)).toEqual(["home", "away"]);
  const entered = await identity.switchTeam(open.principal, away.teamId);
  expect(entered).toMatchObject({ team: { name: "away" }, principal: { role: "read_only", teamId: away.teamId } });
  expect((await identity.resolve(token))?.team.name).toBe("away");
  expect(await identity.revive(person.teamId, open.principal.sessionId!)).toBeUndefined();
  const { sessionId: _, ...key } = open.principal;
  await expect(identity.switchTeam({ ...key, kind: "key" }, away.teamId)).rejects.toMatchObject({
    code: "identity.session_required",
  });
});

it("ends a session after the hours that its team chose", async () => {
  const { identity, teams } = test.kernel;
  const person = await testAdmin(test.kernel, "hours");
  await teams.change(person, { settings: { sessionDurationHours: 1 } });
  const { token } = await identity.signIn(person.email, person.password, origin);
  clock.advance(59 * 60_000);
  expect(await identity.resolve(token)).toBeDefined();
  clock.advance(60 * 60_000);
  expect(await identity.resolve(token)).toBeUndefined();
});

it("sets a password by a link: once, for a day, ending every session and keeping no token in clear", async () => {
  const { identity } = test.kernel;
  const person = await testAdmin(test.kernel, "forgot");
  const issue = async () => {
    const { link } = await inTransaction(test.database.db, (tx) => identity.issueReset(tx, person, person.userId));
    return /^https:\/\/gatewatch\.example\.com\/reset#token=([\w-]{43})$/.exec(link)![1]!;
  };
  const { token: session } = await identity.signIn(person.email, person.password, origin);
  const first = await issue();
  const token = await issue();
  const rows = await sql`SELECT identity_resets::text AS row FROM identity_resets`.execute(test.database.db);
  expect(JSON.stringify(rows.rows)).not.toContain(token);
  await expect(identity.completeReset(first, testPassword())).rejects.toMatchObject({ code: "identity.reset_invalid" });
  await expect(identity.completeReset(token, "short")).rejects.toMatchObject({ code: "identity.weak_password" });
  const next = testPassword();
  const tries = await Promise.allSettled([identity.completeReset(token, next), identity.completeReset(token, next)]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await identity.resolve(session)).toBeUndefined();
  await expect(identity.signIn(person.email, next, origin)).resolves.toBeDefined();
  const late = await issue();
  clock.advance(24 * 3_600_000);
  await expect(identity.completeReset(late, testPassword())).rejects.toMatchObject({ code: "identity.reset_invalid" });
});

it("answers a request for a link the same for every address", async () => {
  const { identity } = test.kernel;
  const person = await testAdmin(test.kernel, "asks");
  for (const email of [person.email, "nobody@example.com", "not an address"]) {
    expect(await identity.requestReset(email)).toBeUndefined();
  }
});

it("opens sessions of one person side by side, whatever else happens along with each", async () => {
  const { identity, audit } = test.kernel;
  const { teamId, userId } = await testAdmin(test.kernel, "beside");
  const along = (n: number) => (tx: Tx) =>
    n % 2 === 0
      ? Promise.resolve()
      : audit.record(tx, { kind: "system", teamId }, "federation.person_linked", `user:${userId}`);
  const opened = await Promise.allSettled(
    Array.from({ length: 24 }, (_, n) => identity.open(teamId, { id: userId }, origin, along(n))),
  );
  expect(opened.filter(({ status }) => status === "rejected")).toEqual([]);
});
