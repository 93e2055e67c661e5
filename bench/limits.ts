/**
 * What it costs to ask the limits, against the plain upsert that a counter cannot do without; and what counting a
 * request in the team's usage adds. Embedded server, durability on.
 */
import { systemClock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import type { KeyId, TeamId, UserId } from "../packages/server/src/kernel/actor.ts";
import { type Caller, createLimits, limitsMigrations } from "../packages/server/src/kernel/limits/index.ts";
import { createPlans } from "../packages/server/src/kernel/plans/index.ts";
import { createUsage, usageMigrations } from "../packages/server/src/kernel/usage/index.ts";
import { onEmbedded } from "./parts/index.ts";

const calls = 4000;
const rounds = 5;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  await onEmbedded([limitsMigrations, usageMigrations], ({ db }) => measure(db));
}

async function measure(db: Db): Promise<void> {
  await sql`CREATE UNLOGGED TABLE plain (bucket text PRIMARY KEY, current int NOT NULL)`.execute(db);
  const documented = createPlans("documented", "enterprise");
  const limits = createLimits({ db, clock: systemClock, plans: documented });
  const selfHosted = createLimits({ db, clock: systemClock, plans: createPlans("unlimited", "enterprise") });
  const usage = createUsage({
    db,
    clock: systemClock,
    plans: documented,
    subscriptions: { of: async () => ({ planCode: "enterprise", billingAnchorDay: null, retentionDays: null }) },
    events: { emit: async () => {} },
  });
  const teamId = newId<"team">(systemClock, systemRandom);
  const variants = {
    "plain upsert": async (index: number) => {
      await sql`INSERT INTO plain AS p VALUES (${`subject:${index % 100}`}, 1)
        ON CONFLICT (bucket) DO UPDATE SET current = p.current + 1 RETURNING current`.execute(db);
    },
    "limits.admit, documented (one policy)": (index: number) => limits.admit(callerOf(index, "standard")),
    "limits.admit, admin route (two policies)": (index: number) => limits.admit(callerOf(index, "admin")),
    "limits.admit, self-hosted (no policy)": (index: number) => selfHosted.admit(callerOf(index, "standard")),
    "usage.countRequest": async () => usage.countRequest(teamId),
  };
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(variants)) {
      const start = systemClock.monotonicMs();
      for (let index = 0; index < calls; index++) await call(index);
      const microseconds = ((systemClock.monotonicMs() - start) * 1000) / calls;
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, microseconds));
    }
  }
  const plain = best.get("plain upsert") ?? 1;
  for (const [name, microseconds] of best) {
    console.log(
      `${name}: ${microseconds.toFixed(1)} us per call (${(microseconds / plain).toFixed(2)} of the plain upsert)`,
    );
  }
}

function callerOf(index: number, limitClass: Caller["limitClass"]): Caller {
  const id = `00000000-0000-7000-8000-${String(index % 100).padStart(12, "0")}`;
  const principal = { planCode: "enterprise", teamId: id as TeamId, userId: id as UserId, keyId: id as KeyId };
  return { ip: "192.0.2.1", dialect: "cyberai", limitClass, principal };
}
