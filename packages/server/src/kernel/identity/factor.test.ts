import { fixedClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { origin, type TestPerson, testAdmin } from "../testkit/accounts.ts";
import { type TestKernel, testKernel } from "../testkit/index.ts";
import type { OpenSession } from "./index.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
let person: TestPerson;
let open: OpenSession;
let count = 0;
beforeAll(async () => {
  test = await testKernel({ clock });
});
beforeEach(async () => {
  clock.advance(20 * 60_000);
  person = await testAdmin(test.kernel, `factor${count++}`);
  open = (await signIn()).open;
});
afterAll(() => test.close());

const signIn = (factor?: { totp?: string; recoveryCode?: string }) =>
  test.kernel.identity.signIn(person.email, person.password, origin, factor);
/** What an authenticator shows, some seconds from now. */
const codeOf = (secret: string, seconds = 0) =>
  new TOTP({ secret }).generate({ timestamp: clock.now().getTime() + seconds * 1000 });

async function enrolled() {
  const { secret, otpauthUrl } = await test.kernel.identity.enrolFactor(open, person.password, origin);
  const codes = await test.kernel.identity.confirmFactor(open, codeOf(secret));
  clock.advance(60_000);
  return { secret, otpauthUrl, codes };
}

it("counts only once it is confirmed with a code, and gives ten recovery codes", async () => {
  const { identity } = test.kernel;
  await expect(identity.confirmFactor(open, "123456")).rejects.toMatchObject({ code: "identity.factor_missing" });
  const first = await identity.enrolFactor(open, person.password, origin);
  await expect(signIn()).resolves.toBeDefined();
  const second = await identity.enrolFactor(open, person.password, origin);
  expect(second.secret).not.toBe(first.secret);
  expect(second.otpauthUrl).toMatch(/^otpauth:\/\/totp\/Gatewatch:factor\d+%40example\.com\?issuer=Gatewatch&secret=/);
  await expect(identity.confirmFactor(open, codeOf(first.secret))).rejects.toMatchObject({
    code: "identity.totp_invalid",
  });
  const codes = await identity.confirmFactor(open, codeOf(second.secret));
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
  await expect(identity.enrolFactor(open, person.password, origin)).rejects.toMatchObject({
    code: "identity.factor_exists",
  });
  expect(await identity.recoveryCodesLeft(open)).toBe(10);
});

it("asks for the code after the right password only, and says nothing of it before", async () => {
  await enrolled();
  await expect(signIn()).rejects.toMatchObject({ code: "identity.totp_required", status: 401, word: "totp_required" });
  const { identity } = test.kernel;
  await expect(identity.signIn(person.email, "wrong", origin)).rejects.toMatchObject({
    code: "identity.invalid_credentials",
  });
  await expect(identity.signIn(person.email, "wrong", origin, { totp: "123456" })).rejects.toMatchObject({
    code: "identity.invalid_credentials",
  });
});

it("takes the codes of one step before and after, each once, and none older", async () => {
  const { secret } = await enrolled();
  for (const seconds of [-90, -60, 60, 90]) {
    await expect(signIn({ totp: codeOf(secret, seconds) })).rejects.toMatchObject({ code: "identity.totp_invalid" });
  }
  const before = codeOf(secret, -30);
  const now = codeOf(secret);
  await expect(signIn({ totp: before })).resolves.toBeDefined();
  await expect(signIn({ totp: before })).rejects.toMatchObject({ code: "identity.totp_invalid" });
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => signIn({ totp: now })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(signIn({ totp: codeOf(secret, -30) })).rejects.toMatchObject({ code: "identity.totp_invalid" });
  await expect(
    signIn({ totp: `${codeOf(secret, 30).slice(0, 3)} ${codeOf(secret, 30).slice(3)}` }),
  ).resolves.toBeDefined();
});

it("takes each recovery code once", async () => {
  const { codes } = await enrolled();
  await expect(signIn({ recoveryCode: codes[0]!.toUpperCase() })).resolves.toBeDefined();
  await expect(signIn({ recoveryCode: codes[0]! })).rejects.toMatchObject({ code: "identity.totp_invalid" });
  await expect(signIn({ recoveryCode: codes[1]!.replaceAll("-", "") })).resolves.toBeDefined();
  expect(await test.kernel.identity.recoveryCodesLeft(open)).toBe(8);
});

it("locks an account whose codes are guessed", async () => {
  await enrolled();
  const seen: unknown[] = [];
  for (let round = 0; round < 11; round++) {
    seen.push(await signIn({ totp: "000000" }).catch((error: { code: string }) => error.code));
  }
  expect(seen).toEqual([...Array(10).fill("identity.totp_invalid"), "identity.locked"]);
});

it("is taken away with the password, by nobody else, and never lies in clear", async () => {
  const { secret, codes } = await enrolled();
  const rows = await sql`SELECT f::text, c::text FROM identity_factors f, identity_recovery_codes c`.execute(
    test.database.db,
  );
  const text = JSON.stringify(rows.rows);
  expect(text).not.toContain(secret);
  expect(text).not.toContain(codes[0]!);
  const { identity } = test.kernel;
  await expect(identity.disableFactor(open, "wrong", origin)).rejects.toMatchObject({
    code: "identity.wrong_password",
  });
  await identity.disableFactor(open, person.password, origin);
  await expect(signIn()).resolves.toBeDefined();
  await expect(identity.disableFactor(open, person.password, origin)).rejects.toMatchObject({
    code: "identity.factor_missing",
  });
});

it("gives no right but to add one in a team that requires it, from the next request on", async () => {
  const { identity, teams } = test.kernel;
  const { token } = await signIn();
  await teams.change(person, { settings: { secondFactorRequired: true } });
  expect((await identity.resolve(token))?.principal.permissions.size).toBe(0);
  await enrolled();
  expect((await identity.resolve(token))?.principal.permissions.size).toBeGreaterThan(20);
});
