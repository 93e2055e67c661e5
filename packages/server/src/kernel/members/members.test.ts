import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { showId } from "@gatewatch/base/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kernel } from "../index.ts";
import { origin, type TestPerson, testAdmin, testMember } from "../testkit/accounts.ts";
import { type TestKernel, testKernel } from "../testkit/index.ts";

let test: TestKernel;
let elsewhere: Kernel;
let admin: TestPerson;
let manager: TestPerson;
beforeAll(async () => {
  test = await testKernel();
  elsewhere = await test.another();
  admin = await testAdmin(test.kernel, "admin");
  manager = await testMember(test.kernel, admin.teamId, "manager", "manager");
});
afterAll(() => test.close());

/** What another process says, as soon as it has heard; fails after the second that is promised. */
async function withinOneSecond(gone: () => Promise<boolean>): Promise<void> {
  const startMs = systemClock.monotonicMs();
  const heard = new Promise<void>((resolve) => {
    elsewhere.events.onLive(() => resolve());
  });
  while (!(await gone())) {
    if (systemClock.monotonicMs() - startMs > 1000) throw new Error("another process did not hear within a second");
    await Promise.race([heard, systemClock.sleep(20)]);
  }
}

it("never leaves a team without an active administrator, also when two go at once", async () => {
  const { members } = test.kernel;
  const team = await testAdmin(test.kernel, "last");
  for (const change of [{ role: "member" as const }, { isActive: false }]) {
    await expect(members.change(team, team.userId, change)).rejects.toMatchObject({ code: "teams.last_admin" });
  }
  await expect(members.remove(team, team.userId)).rejects.toMatchObject({ code: "teams.last_admin" });
  const second = await testMember(test.kernel, team.teamId, "last-second", "admin");
  const both = await Promise.allSettled([
    members.change(team, team.userId, { role: "member" }),
    members.change(second, second.userId, { role: "member" }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

it("lets managers change those up to their own role, and make nobody more", async () => {
  const { members } = test.kernel;
  const member = await testMember(test.kernel, admin.teamId, "ranked", "member");
  expect((await members.change(manager, member.userId, { role: "manager" })).member.role).toBe("manager");
  const refused = { code: "teams.above_own_role" };
  await expect(members.change(manager, member.userId, { role: "admin" })).rejects.toMatchObject(refused);
  await expect(members.change(manager, admin.userId, { isActive: false })).rejects.toMatchObject(refused);
  await expect(members.remove(manager, admin.userId)).rejects.toMatchObject(refused);
  await expect(members.revokeSessions(manager, admin.userId)).rejects.toMatchObject(refused);
  await expect(members.revokeKeys(manager, admin.userId)).rejects.toMatchObject(refused);
  await expect(members.issueReset(manager, admin.userId)).rejects.toMatchObject(refused);
  await expect(members.removeFactor(manager, admin.userId)).rejects.toMatchObject(refused);
  const local = { email: "x@example.com", password: "irrelevant here", role: "admin" as const };
  await expect(members.addLocal(manager, local)).rejects.toMatchObject(refused);
});

it("touches no account of somebody who belongs to another team too, and knows no stranger", async () => {
  const { members, teams } = test.kernel;
  const guest = await testAdmin(test.kernel, "guest");
  await expect(members.get(admin.teamId, guest.userId)).rejects.toMatchObject({ code: "teams.member_not_found" });
  await expect(members.get(admin.teamId, guest.email)).rejects.toMatchObject({ status: 404 });
  await inTransaction(test.database.db, (tx) => teams.addMember(tx, admin.teamId, guest.userId, "member"));
  const refused = { code: "identity.belongs_elsewhere" };
  await expect(members.change(admin, guest.userId, { name: "X" })).rejects.toMatchObject(refused);
  await expect(members.issueReset(admin, guest.userId)).rejects.toMatchObject(refused);
  await expect(members.removeFactor(admin, guest.userId)).rejects.toMatchObject(refused);
  expect((await members.get(admin.teamId, guest.email)).person.id).toBe(guest.userId);
});

it("cuts sessions and keys of a disabled, demoted or removed person within a second, in every process", async () => {
  const { members, identity, keys } = test.kernel;
  const person = await testMember(test.kernel, admin.teamId, "cut", "member");
  const { token, open } = await identity.signIn(person.email, person.password, origin);
  const { value } = await keys.create(open.principal, { name: "ci" });
  const keyThere = () => elsewhere.keys.resolve(value, "192.0.2.1");
  expect((await keyThere())?.permissions.has("scans.run")).toBe(true);
  await members.change(admin, person.userId, { role: "read_only" });
  await withinOneSecond(async () => !(await keyThere())?.permissions.has("scans.run"));
  expect((await keyThere())?.role).toBe("read_only");
  await members.change(admin, person.userId, { isActive: false });
  expect(await elsewhere.identity.resolve(token)).toBeUndefined();
  await withinOneSecond(async () => (await keyThere()) === undefined);
  await members.change(admin, person.userId, { isActive: true, role: "member" });
  await withinOneSecond(async () => (await keyThere()) !== undefined);
  expect(await elsewhere.identity.resolve(token)).toBeUndefined();
  await members.remove(admin, person.userId);
  await withinOneSecond(async () => (await keyThere()) === undefined);
  await expect(identity.signIn(person.email, person.password, origin)).rejects.toMatchObject({
    code: "teams.not_found",
  });
});

it("ends a member's sessions in this team alone", async () => {
  const { members, identity, teams } = test.kernel;
  const person = await testAdmin(test.kernel, "both");
  await inTransaction(test.database.db, (tx) => teams.addMember(tx, admin.teamId, person.userId, "member"));
  const home = await identity.signIn(person.email, person.password, origin);
  const here = await identity.signIn(person.email, person.password, origin);
  await identity.switchTeam(here.open.principal, admin.teamId);
  expect(await members.sessions(admin.teamId, person.userId)).toHaveLength(1);
  expect(await members.revokeSessions(admin, person.userId)).toBe(1);
  expect(await identity.resolve(here.token)).toBeUndefined();
  expect(await identity.resolve(home.token)).toBeDefined();
});

it("shows managers every key, members their own, and lets administrators alone revoke or make others'", async () => {
  const { keys } = test.kernel;
  const member = await testMember(test.kernel, admin.teamId, "keyed", "member");
  const { key } = await keys.create(member, { name: "own" });
  const given = await keys.create(admin, { name: "given" }, member.userId);
  expect(given.key).toMatchObject({ ownerUserId: member.userId, madeBy: admin.userId });
  expect((await keys.resolve(given.value, "192.0.2.1"))?.role).toBe("member");
  const { key: adminKey } = await keys.create(admin, { name: "admin's" });
  expect((await keys.list(member)).map(({ name }) => name)).toEqual(["given", "own"]);
  expect((await keys.list(manager)).map(({ id }) => id)).toEqual(expect.arrayContaining([key.id, adminKey.id]));
  await expect(keys.get(member, adminKey.id)).rejects.toMatchObject({ code: "keys.not_found" });
  await expect(keys.revoke(member, adminKey.id)).rejects.toMatchObject({ code: "keys.not_found" });
  await expect(keys.revoke(manager, key.id)).rejects.toMatchObject({ code: "keys.not_yours" });
  await expect(keys.create(manager, { name: "x" }, member.userId)).rejects.toMatchObject({ code: "keys.not_yours" });
  await expect(keys.revoke(admin, key.id, manager.userId)).rejects.toMatchObject({ code: "keys.not_found" });
  await keys.revoke(admin, key.id, member.userId);
  expect((await keys.list(member)).map(({ name }) => name)).toEqual(["given"]);
});

it("logs every sign-in, right and wrong, once, and no text that may have been a password", async () => {
  const { identity, logins } = test.kernel;
  const person = await testAdmin(test.kernel, "logged");
  const signIn = (login: string, password: string) => identity.signIn(login, password, origin).catch(() => {});
  await signIn(person.email, person.password);
  await signIn(person.email, "wrong");
  const page = { limit: 10, offset: 0 };
  const { attempts, total } = await logins.list(person.teamId, {}, page);
  expect(total).toBe(2);
  expect(attempts.map(({ failureReason }) => failureReason)).toEqual(["wrong_password", null]);
  expect(attempts[1]).toMatchObject({ userEmail: person.email, ip: origin.ip, sessionId: expect.any(String) });
  await inTransaction(test.database.db, (tx) =>
    logins.record(tx, { ...attempts[0]!, userId: null, userEmail: "my secret password" }),
  );
  expect((await logins.list(person.teamId, {}, page)).attempts[0]).toMatchObject({ userEmail: "" });
  expect(await logins.stats(person.teamId, 1)).toMatchObject({ total: 3, successful: 1, failed: 2, uniqueIps: 1 });
  expect((await logins.list(person.teamId, { success: true }, page)).total).toBe(1);
  expect(await logins.forget(person, 1)).toBe(0);
  expect(await logins.forget(person, 0)).toBe(3);
});

it("keeps the last administrator who could come in without the required provider, as one who may", async () => {
  const { federation, members, teams } = test.kernel;
  const owner = await testAdmin(test.kernel, "emergency");
  const { teamId } = owner;
  const second = await testMember(test.kernel, teamId, "emergency-second", "admin");
  await federation.changeTeam(owner, { breakGlassUsers: [second.userId] });
  const choices = { displayName: "Strict", enabled: true, adminGroup: null, groupRoles: [], jit: true } as const;
  await federation.oidc.create(owner, "emergency", {
    choices: { ...choices, defaultRole: "member", emailDomains: [], required: true, forAllTeams: false },
    options: { issuer: "https://login.example.com", clientId: "x", redirectUrl: null, scopes: ["openid"] },
    secret: undefined,
  });
  const last = { code: "teams.last_break_glass", status: 409 };
  await expect(members.change(owner, second.userId, { role: "manager" })).rejects.toMatchObject(last);
  await expect(members.change(owner, second.userId, { isActive: false })).rejects.toMatchObject(last);
  await expect(members.remove(owner, second.userId)).rejects.toMatchObject(last);
  expect(await teams.isLastAdmin(teamId, second.userId)).toBe(true);
  expect(await teams.isLastAdmin(teamId, owner.userId)).toBe(false);
  await members.change(second, owner.userId, { role: "member" });
  await members.change(second, owner.userId, { role: "admin" });
  await federation.changeTeam(owner, { breakGlassUsers: [second.userId, owner.userId] });
  await members.remove(owner, second.userId);
});

describe("a team's slug", () => {
  const rename = (person: TestPerson, slug: string, kernel = test.kernel) => kernel.teams.change(person, { slug });

  it("goes to one of many teams that want it at once, in any process, and the one before is free", async () => {
    const wishing = await Promise.all(["slug-a", "slug-b", "slug-c", "slug-d"].map((n) => testAdmin(test.kernel, n)));
    const tries = await Promise.allSettled(
      wishing.map((person, n) => rename(person, "payments", n % 2 === 0 ? test.kernel : elsewhere)),
    );
    const refused = tries.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill("teams.slug_taken"));
    const at = tries.findIndex(({ status }) => status === "fulfilled");
    expect((await test.kernel.teams.find("payments"))?.id).toBe(wishing[at]?.teamId);
    await rename(wishing[at]!, "billing");
    const next = wishing[(at + 1) % 4]!;
    expect(await rename(next, "payments")).toMatchObject({
      id: next.teamId,
      slug: "payments",
      name: expect.any(String),
    });
    expect(await rename(next, "payments")).toMatchObject({ slug: "payments" });
  });

  it("never reads as the id of another team", async () => {
    for (const slug of [admin.teamId, `team-${admin.teamId}`, showId("team", admin.teamId).replace("_", "-")])
      await expect(rename(admin, slug)).rejects.toMatchObject({ code: "teams.invalid_slug", status: 400 });
  });

  it("is locked while a provider is connected, also when both happen at once", async () => {
    const person = await testAdmin(test.kernel, "locked");
    const { federation } = test.kernel;
    const choices = { displayName: "Corp", enabled: true, adminGroup: null, groupRoles: [], jit: true } as const;
    const wish = (enabled: boolean) =>
      ({
        choices: { ...choices, enabled, defaultRole: "member", emailDomains: [], required: false, forAllTeams: false },
        options: { issuer: "https://login.example.com", clientId: "x", redirectUrl: null, scopes: ["openid"] },
        secret: undefined,
      }) as const;
    const [connected, renamed] = await Promise.allSettled([
      federation.oidc.create(person, "corp", wish(true)),
      rename(person, "locked-early"),
    ]);
    expect(connected.status).toBe("fulfilled");
    const { slug } = await test.kernel.teams.get(person.teamId);
    expect(slug === "locked-early").toBe(renamed.status === "fulfilled");
    await expect(rename(person, "locked-late")).rejects.toMatchObject({ code: "teams.slug_locked", status: 409 });
    expect(await rename(person, slug)).toMatchObject({ slug }); // its own is no change
    expect(await test.kernel.teams.change(person, { name: "Renamed" })).toMatchObject({ name: "Renamed", slug });
    await federation.oidc.replace(person, "corp", wish(false));
    expect(await rename(person, "locked-late")).toMatchObject({ slug: "locked-late" });
  });
});
