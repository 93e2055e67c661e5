import { fixedClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "../actor.ts";
import { effectivePermissions } from "../roles/index.ts";
import { type TestKernel, testKernel, testPassword } from "../testkit/index.ts";
import type { KeyMaker } from "./index.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
let maker: KeyMaker;
let stranger: KeyMaker;

beforeAll(async () => {
  test = await testKernel({ clock });
  const found = async (name: string): Promise<KeyMaker> => {
    const request = { teamName: name, email: `${name}@example.com`, password: testPassword() };
    const ids = await test.kernel.identity.foundTeam(request);
    return { kind: "session", ...ids, role: "admin", permissions: effectivePermissions("admin") };
  };
  maker = await found("one");
  stranger = await found("two");
});
afterAll(() => test.close());

it("makes a key that acts for its team with its role and scopes, and keeps no value", async () => {
  const { key, value } = await test.kernel.keys.create(maker, { name: "ci", scopes: ["scans.read"] });
  const principal = await test.kernel.keys.resolve(value, "192.0.2.1");
  expect(principal).toMatchObject({ kind: "key", teamId: maker.teamId, keyId: key.id, planCode: "enterprise" });
  expect([...principal!.permissions]).toEqual(["scans.read"]);
  const stored = await sql`SELECT keys_keys::text AS row FROM keys_keys`.execute(test.database.db);
  expect(JSON.stringify(stored.rows)).not.toContain(value);
  const audited = await sql`SELECT audit_entries::text AS row FROM audit_entries`.execute(test.database.db);
  expect(JSON.stringify(audited.rows)).not.toContain(value);
  expect(key).toMatchObject({ prefix: value.slice(0, 12), last4: value.slice(-4) });
});

it("gives no key a right that its maker lacks", async () => {
  const { value } = await test.kernel.keys.create(maker, { name: "narrow", scopes: ["keys.write", "keys.read"] });
  const narrow = (await test.kernel.keys.resolve(value, "192.0.2.1")) as Principal;
  await expect(test.kernel.keys.create(narrow, { name: "wide" })).rejects.toMatchObject({
    code: "keys.beyond_own_right",
    status: 403,
  });
  await expect(test.kernel.keys.create(narrow, { name: "same", scopes: ["keys.read"] })).resolves.toBeDefined();
});

it("stops a revoked key at once in this process, and in every other as soon as it hears of it", async () => {
  const other = await test.another();
  const heard = new Promise<void>((resolve) =>
    other.events.onLive((event) => event?.type === "principal" && resolve()),
  );
  const { key, value } = await test.kernel.keys.create(maker, { name: "short-lived" });
  expect(await test.kernel.keys.resolve(value, "192.0.2.1")).toBeDefined();
  expect(await other.keys.resolve(value, "192.0.2.1")).toBeDefined();
  await test.kernel.keys.revoke(maker, key.id);
  expect(await test.kernel.keys.resolve(value, "192.0.2.1")).toBeUndefined();
  await heard;
  expect(await other.keys.resolve(value, "192.0.2.1")).toBeUndefined();
  await expect(test.kernel.keys.revoke(maker, key.id)).rejects.toMatchObject({ code: "keys.not_found" });
});

it("ends a key at its expiry, also while it is remembered", async () => {
  const { value } = await test.kernel.keys.create(maker, { name: "hour", expiresIn: "1h" });
  expect(await test.kernel.keys.resolve(value, "192.0.2.1")).toBeDefined();
  clock.advance(3_600_000);
  expect(await test.kernel.keys.resolve(value, "192.0.2.1")).toBeUndefined();
});

it("writes the last use at most once a minute", async () => {
  const { key, value } = await test.kernel.keys.create(maker, { name: "used" });
  const lastUse = async () => {
    const { lastUsedAt, lastUsedIp } = await test.kernel.keys.get(maker, key.id);
    return `${lastUsedAt?.toISOString()} ${lastUsedIp}`;
  };
  const first = clock.now().toISOString();
  await test.kernel.keys.resolve(value, "192.0.2.1");
  clock.advance(30_000);
  await test.kernel.keys.resolve(value, "192.0.2.2");
  expect(await lastUse()).toBe(`${first} 192.0.2.1`);
  clock.advance(30_000);
  await test.kernel.keys.resolve(value, "192.0.2.3");
  expect(await lastUse()).toBe(`${clock.now().toISOString()} 192.0.2.3`);
});

it("knows no other team's keys", async () => {
  const { key } = await test.kernel.keys.create(maker, { name: "mine" });
  await expect(test.kernel.keys.get(stranger, key.id)).rejects.toMatchObject({ status: 404 });
  await expect(test.kernel.keys.revoke(stranger, key.id)).rejects.toMatchObject({ status: 404 });
  expect((await test.kernel.keys.list(stranger)).map((row) => row.id)).not.toContain(key.id);
});

it("refuses text that is no key without asking the database", async () => {
  for (const text of ["", "gk_", `gk_${"A".repeat(49)}`, "'; --"]) {
    expect(await test.kernel.keys.resolve(text, "192.0.2.1")).toBeUndefined();
  }
});

it("takes a key from the addresses of its list alone, however they are written, in every process", async () => {
  const { keys } = test.kernel;
  const { key, value } = await keys.create(maker, { name: "bound", ipAllowlist: ["192.0.2.0/28", "2001:db8::/32"] });
  for (const ip of ["192.0.2.1", "::ffff:192.0.2.15", "2001:db8::7"])
    expect(await keys.resolve(value, ip)).toBeDefined();
  const other = await test.another();
  for (const ip of ["192.0.2.16", "::ffff:198.51.100.1", "2001:db9::1", "", "nonsense"])
    for (const process of [test.kernel, other]) {
      await expect(process.keys.resolve(value, ip)).rejects.toMatchObject({ code: "keys.address_not_allowed" });
      await expect(process.keys.revive(maker.teamId, key.id, ip)).rejects.toMatchObject({ status: 403 });
    }
  expect(await keys.revive(maker.teamId, key.id)).toBeDefined();
});

it("lets a bound key make no key that is bound less", async () => {
  const { keys } = test.kernel;
  const bounds = { ipAllowlist: ["192.0.2.1", "192.0.2.2"], rateLimit: { quota: 10, windowSeconds: 60 } };
  const { value } = await keys.create(maker, { name: "bound", ...bounds });
  const bound = (await keys.resolve(value, "192.0.2.1"))!;
  expect((await keys.create(bound, { name: "heir" })).key).toMatchObject(bounds);
  const narrower = { ipAllowlist: ["192.0.2.2"], rateLimit: { quota: 5, windowSeconds: 60 } };
  expect((await keys.create(bound, { name: "narrower", ...narrower })).key).toMatchObject(narrower);
  for (const wider of [
    { ipAllowlist: ["192.0.2.0/24"] },
    { rateLimit: { quota: 11, windowSeconds: 60 } },
    { rateLimit: { quota: 10, windowSeconds: 1 } },
  ])
    await expect(keys.create(bound, { name: "wider", ...wider })).rejects.toMatchObject({
      code: "keys.beyond_own_limits",
    });
});
