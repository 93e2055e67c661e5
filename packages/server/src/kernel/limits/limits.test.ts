import { fixedClock } from "@gatewatch/base/clock";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyId, UserId } from "../actor.ts";
import { createPlans, unlimited } from "../plans/index.ts";
import { type Caller, createLimits, limitsMigrations } from "./index.ts";
import { chargesOf } from "./policies.ts";
import { type Count, remainingMs, stateOf } from "./window.ts";

const plans = createPlans("enterprise");
const keyCaller = (keyId: string, planCode: string): Caller => ({
  ip: "192.0.2.7",
  profile: "codesec",
  limitClass: "standard",
  principal: { planCode, userId: "u" as UserId, keyId: keyId as KeyId },
});

describe("limits on a database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase([limitsMigrations]);
  });
  afterAll(() => database.close());

  it("admits exactly the quota of a window, also when all ask at once, and says when to come back", async () => {
    const clock = fixedClock("2026-01-01T00:00:10Z");
    const limits = createLimits({ db: database.db, clock, plans });
    const answers = await Promise.all(Array.from({ length: 40 }, () => limits.admit(keyCaller("k1", "free"))));
    expect(answers.filter((answer) => answer.admitted)).toHaveLength(30);
    const refused = answers.find((answer) => !answer.admitted)!;
    expect(refused).toMatchObject({ limit: 30, remaining: 0 });
    clock.advance(refused.retryAfterSeconds! * 1000);
    expect((await limits.admit(keyCaller("k1", "free"))).admitted).toBe(true);
  });

  it("counts each key and each address alone", async () => {
    const limits = createLimits({ db: database.db, clock: fixedClock("2026-01-01T00:00:10Z"), plans });
    for (let round = 0; round < 31; round++) await limits.admit(keyCaller("k2", "free"));
    expect(await limits.admit(keyCaller("k2", "free"))).toMatchObject({ admitted: false });
    expect(await limits.admit(keyCaller("k3", "free"))).toMatchObject({ admitted: true, remaining: 29 });
  });

  it("has no limit and no counter where the plan has none", async () => {
    const limits = createLimits({ db: database.db, clock: fixedClock("2026-01-01T00:00:00Z"), plans });
    const decision = await limits.admit(keyCaller("k4", "enterprise"));
    expect(decision).toMatchObject({ admitted: true, limit: unlimited, remaining: unlimited, states: [] });
  });

  it("reports the tightest policy of several", async () => {
    const limits = createLimits({ db: database.db, clock: fixedClock("2026-01-01T00:00:00Z"), plans });
    const decision = await limits.admit({ ip: "192.0.2.9", profile: "native", limitClass: "authentication" });
    expect(decision).toMatchObject({ limit: 50, remaining: 49 });
    expect(decision.states.map((state) => state.policy.name)).toEqual(["authentication", "unauthenticated"]);
  });
});

it("takes all addresses of an IPv6 /64 for one caller, and a mapped IPv4 address for itself", () => {
  const bucketOf = (ip: string) => chargesOf({ ip, profile: "native", limitClass: "standard" }, plans)[0]?.bucket;
  expect(bucketOf("2001:db8:0:1::1")).toBe(bucketOf("2001:db8:0:1:ffff:eeee:dddd:cccc"));
  expect(bucketOf("2001:db8:0:1::1")).not.toBe(bucketOf("2001:db8:0:2::1"));
  expect(bucketOf("::ffff:192.0.2.1")).toBe(bucketOf("192.0.2.1"));
});

it("names the first instant at which one more request fits", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 59_999 }),
      (quota, currentRaw, previousRaw, offset) => {
        const policy = { name: "p", quota, windowSeconds: 60 };
        const count: Count = {
          current: Math.min(currentRaw, quota),
          previous: Math.min(previousRaw, quota),
          admitted: false,
        };
        const nowMs = 60_000_000 + offset;
        const usedAt = (ms: number) => {
          const same = Math.floor(ms / 60_000) === Math.floor(nowMs / 60_000);
          const [current, previous] = same ? [count.current, count.previous] : [0, count.current];
          return Math.floor((previous * remainingMs(policy, ms)) / 60_000) + current;
        };
        fc.pre(usedAt(nowMs) >= quota);
        const at = stateOf(policy, count, nowMs).resetAt.getTime();
        return usedAt(at) < quota && usedAt(at - 1) >= quota;
      },
    ),
  );
});
