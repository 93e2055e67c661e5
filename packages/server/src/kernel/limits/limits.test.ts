import { fixedClock } from "@gatewatch/base/clock";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyId, TeamId, UserId } from "../actor.ts";
import { createPlans, unlimited } from "../plans/index.ts";
import { type Caller, createLimits, limitsMigrations } from "./index.ts";
import { chargesOf } from "./policies.ts";
import { type Rule, rules } from "./rules.ts";
import { type Count, remainingMs, stateOf } from "./window.ts";

const documented = createPlans("documented", "free");
const selfHosted = createPlans("unlimited", "enterprise");
const start = "2026-01-01T00:00:10Z";

let subjects = 0;
/** A caller of its own whom the rule concerns. */
function callerOf(rule: Pick<Rule, "dialect" | "limitClass" | "plans" | "isAnonymous" | "partition">): Caller {
  const own = `subject-${++subjects}`;
  const principal = {
    planCode: rule.plans?.[0] ?? "enterprise",
    teamId: own as TeamId,
    userId: own as UserId,
    keyId: own as KeyId,
  };
  return {
    ip: `192.0.2.${subjects}`,
    dialect: rule.dialect ?? "codesec",
    limitClass: rule.limitClass ?? "standard",
    ...(rule.partition === "gateway" ? { gatewayId: own } : rule.isAnonymous ? {} : { principal }),
  };
}
const codesecFree = (teamId = `team-${++subjects}`, keyId = teamId): Caller => ({
  ip: "192.0.2.7",
  dialect: "codesec",
  limitClass: "standard",
  principal: { planCode: "free", teamId: teamId as TeamId, userId: "u" as UserId, keyId: keyId as KeyId },
});

describe("limits on a database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase([limitsMigrations]);
  });
  afterAll(() => database.close());
  const limitsAt = (clock: ReturnType<typeof fixedClock>, plans = documented) =>
    createLimits({ db: database.db, clock, plans });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    "%s: counts down to the last request, refuses one more, has room when it says",
    async (_name, rule) => {
      const clock = fixedClock(start);
      const limits = limitsAt(clock);
      const caller = callerOf(rule);
      const windowMs = rule.windowSeconds * 1000;
      const endOfWindow = new Date(Math.ceil(clock.now().getTime() / windowMs) * windowMs);
      const ofRule = async () => (await limits.admit(caller)).states.find(({ policy }) => policy.name === rule.name)!;
      for (let left = rule.quota - 1; left >= 0; left--) {
        const { admitted, remaining, resetAt } = await ofRule();
        if (!admitted || remaining !== left || resetAt.getTime() !== endOfWindow.getTime())
          expect({ admitted, remaining, resetAt }).toEqual({ admitted: true, remaining: left, resetAt: endOfWindow });
      }
      const refused = await limits.admit(caller);
      expect(refused).toMatchObject({ admitted: false, limit: rule.quota, remaining: 0 });
      expect(refused.isPlanUsedUp).toBe(rule.profile === "documented");
      const waitMs = refused.resetAt.getTime() - clock.now().getTime();
      expect(refused.retryAfterSeconds).toBe(Math.ceil(waitMs / 1000));
      clock.advance(waitMs - 1);
      expect((await limits.admit(caller)).admitted).toBe(false);
      clock.advance(1);
      expect((await limits.admit(caller)).admitted).toBe(true);
    },
  );

  it("has the documented numbers, and no others", () => {
    const numbers = rules.map(({ name, partition, quota, windowSeconds, profile = "always" }) =>
      [profile, name, quota, windowSeconds, partition].join(" "),
    );
    expect(numbers).toEqual([
      "always authentication 50 60 ip",
      "always gateway-heartbeat 120 60 gateway",
      "always config-generation 30 60 user",
      "always admin 100 60 user",
      "always unauthenticated 600 60 ip",
      "always provisioning 1500 60 key",
      "documented gecko 1000 3600 key",
      "documented codesec-free 30 60 team",
      "documented codesec-pro 120 60 team",
      "documented codesec-business 600 60 team",
      "documented cyberai-standard 100 60 team",
      "documented cyberai-enterprise 1000 60 team",
    ]);
  });

  it("admits exactly the quota of a window, also when all ask at once", async () => {
    const limits = limitsAt(fixedClock(start));
    const caller = codesecFree();
    const answers = await Promise.all(Array.from({ length: 40 }, () => limits.admit(caller)));
    expect(answers.filter((answer) => answer.admitted)).toHaveLength(30);
  });

  it("forgets the window before in proportion: its stated slack is what a burst at its end leaves free", async () => {
    const clock = fixedClock("2026-01-01T00:00:59Z");
    const limits = limitsAt(clock);
    const caller = codesecFree();
    const admitAll = async () => {
      let admitted = 0;
      while ((await limits.admit(caller)).admitted) admitted++;
      return admitted;
    };
    expect(await admitAll()).toBe(30);
    clock.advance(1000 + 30_000);
    expect(await admitAll()).toBe(15); // 45 in 31 s: less than twice the quota, never more than it in one aligned minute
    clock.advance(30_000);
    expect(await admitAll()).toBe(15);
  });

  it("counts the keys of a team together where the plan sets the limit, and each alone where the contract says so", async () => {
    const limits = limitsAt(fixedClock(start));
    const remaining = async (caller: Caller) => (await limits.admit(caller)).remaining;
    expect(await remaining(codesecFree("shared", "k1"))).toBe(29);
    expect(await remaining(codesecFree("shared", "k2"))).toBe(28);
    expect(await remaining({ ...codesecFree("shared", "k1"), dialect: "native" })).toBe(999);
    expect(await remaining({ ...codesecFree("shared", "k2"), dialect: "native" })).toBe(999);
  });

  it("limits no session by Gecko's number for keys", () => {
    const { principal, ...rest } = codesecFree();
    const { keyId: _none, ...person } = principal!;
    expect(chargesOf({ ...rest, dialect: "native", principal: person }, documented)).toEqual([]);
  });

  it("self-hosted: has no limit and no counter on what is sold, and GateKey's four classes all the same", async () => {
    const limits = limitsAt(fixedClock(start), selfHosted);
    for (const dialect of ["native", "codesec", "cyberai"] as const) {
      const decision = await limits.admit({ ...codesecFree(), dialect });
      expect(decision).toMatchObject({ admitted: true, limit: unlimited, remaining: unlimited, states: [] });
    }
    for (const [limitClass, quota] of [
      ["authentication", 50],
      ["gateway_heartbeat", 120],
      ["config_generation", 30],
      ["admin", 100],
    ] as const) {
      const decision = await limits.admit({ ...codesecFree(), gatewayId: "gw-1", limitClass });
      expect(decision).toMatchObject({ limit: quota, remaining: quota - 1 });
    }
  });

  it("reports the tightest policy of several, and counts in all of them", async () => {
    const limits = limitsAt(fixedClock(start));
    const caller: Caller = { ip: "198.51.100.9", dialect: "native", limitClass: "authentication" };
    const decision = await limits.admit(caller);
    expect(decision).toMatchObject({ limit: 50, remaining: 49 });
    expect(decision.states.map(({ policy, remaining }) => [policy.name, remaining])).toEqual([
      ["authentication", 49],
      ["unauthenticated", 599],
    ]);
  });
});

it("takes all addresses of an IPv6 /64 for one caller, and a mapped IPv4 address for itself", () => {
  const bucketOf = (ip: string) => chargesOf({ ip, dialect: "native", limitClass: "standard" }, selfHosted)[0]?.bucket;
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
