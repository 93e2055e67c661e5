/**
 * The kernel: who is calling, what may they do, how much, and the record of it. It knows no scan, no finding and no
 * gateway; every other room stands on it.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { ConfigOf } from "@gatewatch/base/config";
import { type Db, type Listener, ping, type RoomMigrations } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { type AuditLog, auditMigrations, createAudit } from "./audit/index.ts";
import { createEvents, type Events, eventsMigrations } from "./events/index.ts";
import { createFederation, type Federation, federationMigrations } from "./federation/index.ts";
import { createIdempotency, type Idempotency, idempotencyMigrations } from "./idempotency/index.ts";
import { createIdentity, type Identity, identityMigrations, identityVariables } from "./identity/index.ts";
import { createKeys, type Keys, keysMigrations } from "./keys/index.ts";
import { createLimits, type Limits, limitsMigrations } from "./limits/index.ts";
import { createPlans, type Plans, plansVariables } from "./plans/index.ts";
import { createTeams, type Teams, teamsMigrations } from "./teams/index.ts";

export type { Principal, TeamId, UserId } from "./actor.ts";

export interface Kernel {
  readonly teams: Teams;
  readonly identity: Identity;
  readonly keys: Keys;
  readonly limits: Limits;
  readonly plans: Plans;
  readonly audit: AuditLog;
  readonly events: Events;
  readonly idempotency: Idempotency;
  readonly federation: Federation;
  /** Throws while the database is away. */
  ready(): Promise<void>;
}

export const kernelMigrations: readonly RoomMigrations[] = [
  teamsMigrations,
  identityMigrations,
  keysMigrations,
  limitsMigrations,
  auditMigrations,
  eventsMigrations,
  idempotencyMigrations,
  federationMigrations,
];

export const kernelVariables = { ...plansVariables, ...identityVariables } as const;

/** Composes the kernel's rooms. Resolves once this process hears live events. */
export async function createKernel(deps: {
  readonly db: Db;
  readonly listener: Listener;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly config: ConfigOf<typeof kernelVariables>;
  /** Private addresses at which identity providers may be asked. */
  readonly allowTargets: readonly string[];
  /** Origin of this server, as browsers reach it. */
  readonly publicUrl: string;
}): Promise<Kernel> {
  const { db, listener, clock, random, sealer, log, config } = deps;
  const { GATEWATCH_ADMIN_EMAIL: email, GATEWATCH_ADMIN_PASSWORD: password } = config;
  const events = await createEvents({ listener, clock, random, log });
  const plans = createPlans(config.GATEWATCH_PLAN_PROFILE, config.GATEWATCH_DEFAULT_PLAN);
  const audit = createAudit({ db, clock, random });
  const teams = createTeams({ db, clock, random });
  const firstAdmin = email && password ? { email, password } : undefined;
  return {
    teams,
    identity: createIdentity({ db, clock, random, teams, plans, audit, events, firstAdmin }),
    keys: createKeys({ db, clock, random, teams, audit, events }),
    limits: createLimits({ db, clock, plans }),
    plans,
    audit,
    events,
    idempotency: createIdempotency({ db, clock, random, sealer }),
    federation: createFederation({ ...deps, teams, audit }),
    ready: () => ping(db),
  };
}
