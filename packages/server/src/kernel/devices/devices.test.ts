import { fixedClock } from "@gatewatch/base/clock";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type TestPerson, testAdmin, testMember } from "../testkit/accounts.ts";
import { type TestKernel, testKernel } from "../testkit/index.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
let test: TestKernel;
let person: TestPerson;
beforeAll(async () => {
  test = await testKernel({ clock });
  person = await testMember(test.kernel, (await testAdmin(test.kernel, "devices")).teamId, "devices-member", "member");
});
beforeEach(() => clock.advance(1000));
afterAll(() => test.close());

const start = () => test.kernel.devices.start({ clientName: "gatewatch on laptop", ip: "192.0.2.7" });
const redeem = (code: string) => test.kernel.devices.redeem(code);
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "done").catch((error: { code: string }) => error.code);

it("gives the device a key of who approved it, once, with an end", async () => {
  const { devices, keys } = test.kernel;
  const { deviceCode, userCode } = await start();
  expect(userCode).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
  expect(await codeOf(redeem(deviceCode))).toBe("devices.authorization_pending");
  expect(await devices.look(userCode.toLowerCase().replace("-", " "))).toMatchObject({
    clientName: "gatewatch on laptop",
    ip: "192.0.2.7",
  });
  await devices.answer(person, userCode, true);
  const { key, value } = await redeem(deviceCode);
  expect(key).toMatchObject({ ownerUserId: person.userId, name: "gatewatch on laptop", role: "member" });
  expect(key.expiresAt?.getTime()).toBe(clock.now().getTime() + 90 * 24 * 3_600_000);
  expect(await keys.resolve(value, "192.0.2.7")).toMatchObject({ userId: person.userId, teamId: person.teamId });
  expect(await codeOf(redeem(deviceCode))).toBe("devices.expired_token");
  expect(await codeOf(devices.answer(person, userCode, true))).toBe("devices.not_found");
});

it("gives one key to many who ask at the same moment", async () => {
  const { deviceCode, userCode } = await start();
  await test.kernel.devices.answer(person, userCode, true);
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(redeem(deviceCode))));
  expect(codes.filter((code) => code === "done")).toHaveLength(1);
});

it("tells a device that asks too often to slow down, and remembers it", async () => {
  const { deviceCode } = await start();
  const ask = async (afterSeconds: number) => {
    clock.advance(afterSeconds * 1000);
    return codeOf(redeem(deviceCode));
  };
  expect(await ask(0)).toBe("devices.authorization_pending");
  expect(await ask(1)).toBe("devices.slow_down");
  expect(await ask(3)).toBe("devices.slow_down");
  expect(await ask(12)).toBe("devices.authorization_pending");
});

it("ends with a refusal, after ten minutes, and for whoever has left the team", async () => {
  const { devices, members } = test.kernel;
  const refused = await start();
  await devices.answer(person, refused.userCode, false);
  expect(await codeOf(redeem(refused.deviceCode))).toBe("devices.access_denied");
  const late = await start();
  clock.advance(600_000);
  expect(await codeOf(redeem(late.deviceCode))).toBe("devices.expired_token");
  expect(await codeOf(devices.look(late.userCode))).toBe("devices.not_found");
  expect(await codeOf(redeem("nonsense"))).toBe("devices.expired_token");
  const admin = await testAdmin(test.kernel, "devices-left");
  const leaver = await testMember(test.kernel, admin.teamId, "devices-leaver", "member");
  const left = await start();
  await devices.answer(leaver, left.userCode, true);
  await members.remove(admin, leaver.userId);
  expect(await codeOf(redeem(left.deviceCode))).toBe("devices.access_denied");
});
