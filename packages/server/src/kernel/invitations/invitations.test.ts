import { fixedClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countMails } from "../mail/index.ts";
import { origin, type TestPerson, testAdmin, testMember } from "../testkit/accounts.ts";
import { type TestKernel, testKernel, testPassword } from "../testkit/index.ts";
import { type SmtpServer, smtpServer } from "../testkit/smtp.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
let smtp: SmtpServer;
let admin: TestPerson;
beforeAll(async () => {
  smtp = await smtpServer();
  test = await testKernel({ clock, smtpUrl: smtp.url });
  admin = await testAdmin(test.kernel, "inviting");
});
afterAll(async () => {
  await test.close();
  await smtp.close();
});

async function invite(email: string, role: "admin" | "member" = "member", actor = admin) {
  const made = await test.kernel.invitations.create(actor, { email, role });
  return { ...made, token: /^https:\/\/gatewatch\.example\.com\/join#token=([\w-]{43})$/.exec(made.link)![1]! };
}
const accept = (token: string, more = {}) => test.kernel.invitations.accept({ token, ...more }, undefined, origin);

it("lets a new person in once, with a password of theirs, and keeps no token", async () => {
  const { token, invitation } = await invite("new@example.com");
  expect(await test.kernel.invitations.look(token)).toMatchObject({ email: "new@example.com", hasAccount: false });
  const rows = await sql`SELECT invitations_invitations::text AS row FROM invitations_invitations`.execute(
    test.database.db,
  );
  expect(JSON.stringify(rows.rows)).not.toContain(token);
  await expect(accept(token)).rejects.toMatchObject({ code: "identity.weak_password" });
  const password = testPassword();
  const tries = await Promise.allSettled([accept(token, { password }), accept(token, { password })]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const { open } = await test.kernel.identity.signIn("new@example.com", password, origin);
  expect(open).toMatchObject({ principal: { role: "member", teamId: admin.teamId } });
  await expect(accept(token, { password })).rejects.toMatchObject({ code: "invitations.invalid" });
  await expect(invite("NEW@example.com")).rejects.toMatchObject({ code: "teams.already_member" });
  await expect(test.kernel.invitations.revoke(admin, invitation.id)).rejects.toMatchObject({ status: 404 });
});

it("takes somebody with an account in by their password, or as they are signed in, and as nobody else", async () => {
  const known = await testAdmin(test.kernel, "known");
  const first = await invite(known.email);
  await expect(accept(first.token, { password: "wrong" })).rejects.toMatchObject({
    code: "identity.invalid_credentials",
  });
  const { open: wrong } = await test.kernel.identity.signIn(admin.email, admin.password, origin);
  await expect(test.kernel.invitations.accept({ token: first.token }, wrong, origin)).rejects.toMatchObject({
    code: "invitations.other_person",
  });
  const joined = await accept(first.token, { password: known.password });
  expect(joined.open.principal).toMatchObject({ teamId: admin.teamId, userId: known.userId });
  const other = await testAdmin(test.kernel, "other");
  const second = await test.kernel.invitations.create(other, { email: known.email, role: "manager" });
  const token = second.link.split("token=")[1]!;
  const there = await test.kernel.invitations.accept({ token }, joined.open, origin);
  expect(there).toMatchObject({ open: { principal: { teamId: other.teamId, role: "manager" } } });
  expect(there.token).toBeUndefined();
});

it("ends after seven days, when it is revoked and when another one goes to the same address", async () => {
  const { invitations } = test.kernel;
  const password = testPassword();
  const first = await invite("twice@example.com");
  const second = await invite("Twice@example.com");
  await expect(accept(first.token, { password })).rejects.toMatchObject({ code: "invitations.invalid" });
  expect((await invitations.list(admin.teamId)).map(({ id }) => id)).toContain(second.invitation.id);
  await invitations.revoke(admin, second.invitation.id);
  await expect(invitations.look(second.token)).rejects.toMatchObject({ code: "invitations.invalid" });
  const late = await invite("late@example.com");
  clock.advance(7 * 24 * 3_600_000);
  await expect(accept(late.token, { password })).rejects.toMatchObject({ code: "invitations.invalid" });
  expect(await invitations.list(admin.teamId)).toEqual([]);
  await expect(invitations.look("nonsense")).rejects.toMatchObject({ code: "invitations.invalid" });
});

it("invites nobody to more than the inviter is, and is not another team's to revoke", async () => {
  const manager = await testMember(test.kernel, admin.teamId, "inviting-manager", "manager");
  await expect(invite("boss@example.com", "admin", manager)).rejects.toMatchObject({ code: "teams.above_own_role" });
  const { invitation } = await invite("peer@example.com", "member", manager);
  const stranger = await testAdmin(test.kernel, "stranger");
  await expect(test.kernel.invitations.revoke(stranger, invitation.id)).rejects.toMatchObject({
    code: "invitations.not_found",
  });
});

it("mails the link by a job, sealed until it is sent, again when the server was not ready, and then forgets it", async () => {
  const run = { isLast: false, signal: new AbortController().signal };
  const { link, mailed } = await invite("mailed@example.com");
  expect(mailed).toBe(true);
  const rows = await sql`SELECT mail_messages::text AS row FROM mail_messages`.execute(test.database.db);
  expect(JSON.stringify(rows.rows)).not.toMatch(/mailed@example|token/);
  const id = test.mails.at(-1)!;
  smtp.refuseNext();
  await expect(test.kernel.mail.deliver(id, run)).rejects.toThrow(/451/);
  await test.kernel.mail.deliver(id, run);
  await test.kernel.mail.deliver(id, run);
  const mine = smtp.received.filter(({ to }) => to === "mailed@example.com");
  expect(mine).toHaveLength(1);
  expect(mine[0]).toMatchObject({ from: "gatewatch@example.com" });
  expect(mine[0]!.text.replaceAll("=\n", "").replaceAll("=3D", "=")).toContain(link);
});

it("mails a link for a new password to whom it knows, and does for others all that anybody could notice", async () => {
  const { identity, mail } = test.kernel;
  const { db } = test.database;
  const off = await testMember(test.kernel, admin.teamId, "switched-off", "member");
  await sql`UPDATE identity_users SET is_active = false WHERE id = ${off.userId}`.execute(db);
  const outside = { email: "outside@example.com", passwordHash: null, provider: "corp" };
  await inTransaction(db, (tx) => identity.addPerson(tx, admin.teamId, outside, "member", "jit"));
  await sql`DELETE FROM mail_messages`.execute(db);
  const received = smtp.received.length;
  for (const email of ["nobody@example.com", off.email, outside.email, admin.email]) {
    const before = test.mails.length;
    await identity.requestReset(email);
    expect([email, test.mails.length]).toEqual([email, before + 1]);
    expect(await countMails(db)).toEqual({ waiting: 1, failed: 0 });
    await mail.deliver(test.mails.at(-1)!, { isLast: false, signal: new AbortController().signal });
    expect(await countMails(db)).toEqual({ waiting: 0, failed: 0 });
  }
  expect(smtp.received.slice(received)).toMatchObject([
    { to: admin.email, text: expect.stringContaining("/reset#token") },
  ]);
  const { rows } = await sql`SELECT user_id AS id FROM identity_resets`.execute(db);
  expect(rows).toEqual([{ id: admin.userId }]);
});
