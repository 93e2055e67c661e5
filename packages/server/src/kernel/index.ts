/**
 * The kernel: who is calling, what may they do, how much, and the record of it. It knows no scan, no finding and no
 * gateway; every other room stands on it.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { ConfigOf } from "@gatewatch/base/config";
import { type Db, type Listener, ping, type RoomMigrations, type Tx } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { type AuditLog, auditMigrations, auditVariables, createAudit } from "./audit/index.ts";
import { createDevices, type Devices, devicesMigrations } from "./devices/index.ts";
import { createEvents, type EventLog, eventsMigrations } from "./events/index.ts";
import {
  createFederation,
  createSignInRules,
  type Federation,
  federationMigrations,
  isBreakGlass,
  isSlugLocked,
} from "./federation/index.ts";
import { createIdempotency, type Idempotency, idempotencyMigrations } from "./idempotency/index.ts";
import { createIdentity, type Identity, identityMigrations, identityVariables } from "./identity/index.ts";
import { createInvitations, type Invitations, invitationsMigrations } from "./invitations/index.ts";
import { createKeys, type Keys, keysMigrations } from "./keys/index.ts";
import { createLimits, type Limits, limitsMigrations } from "./limits/index.ts";
import { createLogins, type Logins, loginsMigrations } from "./logins/index.ts";
import { createMail, type Mail, mailMigrations, mailVariables } from "./mail/index.ts";
import { createMembersDoor, type MembersDoor } from "./members/index.ts";
import { createPlans, type Plans, plansVariables } from "./plans/index.ts";
import { createScim, hasScimGroups, type Scim, scimMigrations } from "./scim/index.ts";
import { createSubscriptions, type Subscriptions, subscriptionsMigrations } from "./subscriptions/index.ts";
import { createTeams, type Teams, teamsMigrations } from "./teams/index.ts";
import { createUsage, type Usage, usageMigrations } from "./usage/index.ts";

export type { Principal, TeamId, UserId } from "./actor.ts";
export { startKeeping } from "./keeping.ts";
export { countMails, mailQueue, requeueRestoredMail } from "./mail/index.ts";

export interface Kernel {
  readonly teams: Teams;
  readonly identity: Identity;
  readonly members: MembersDoor;
  readonly invitations: Invitations;
  readonly logins: Logins;
  readonly mail: Mail;
  readonly keys: Keys;
  readonly devices: Devices;
  readonly limits: Limits;
  readonly plans: Plans;
  readonly subscriptions: Subscriptions;
  readonly usage: Usage;
  readonly audit: AuditLog;
  readonly events: EventLog;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly idempotency: Idempotency;
  readonly federation: Federation;
  readonly scim: Scim;
  /** Throws while the database is away. */
  ready(): Promise<void>;
}

export const kernelMigrations: readonly RoomMigrations[] = [
  teamsMigrations,
  identityMigrations,
  invitationsMigrations,
  loginsMigrations,
  mailMigrations,
  devicesMigrations,
  keysMigrations,
  limitsMigrations,
  subscriptionsMigrations,
  usageMigrations,
  auditMigrations,
  eventsMigrations,
  idempotencyMigrations,
  federationMigrations,
  scimMigrations,
];

export const kernelVariables = {
  ...plansVariables,
  ...identityVariables,
  ...mailVariables,
  ...auditVariables,
} as const;

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
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  /** Sends the job that delivers a mail. */
  readonly sendMail: (tx: Tx, id: string) => Promise<void>;
}): Promise<Kernel> {
  const { db, listener, clock, random, log, sealer, config, publicUrl } = deps;
  const { GATEWATCH_ADMIN_EMAIL: email, GATEWATCH_ADMIN_PASSWORD: password } = config;
  const events = await createEvents({ db, listener, clock, random, log });
  const plans = createPlans(config.GATEWATCH_PLAN_PROFILE, config.GATEWATCH_DEFAULT_PLAN);
  const audit = createAudit({ db, clock, random, retentionDays: config.GATEWATCH_AUDIT_RETENTION_DAYS });
  const ports = { db, clock, random, sealer, audit, events, publicUrl };
  const teams = createTeams({ ...ports, isSlugLocked, isBreakGlass });
  const logins = createLogins({ ...ports, teams });
  const mail = createMail({
    ...ports,
    smtpUrl: config.GATEWATCH_SMTP_URL,
    from: config.GATEWATCH_MAIL_FROM,
    sendJob: deps.sendMail,
  });
  const subscriptions = createSubscriptions({ db, teams, plans, audit, events });
  const firstAdmin = email && password ? { email, password } : undefined;
  const rules = createSignInRules({ db, teams });
  const identity = createIdentity({ ...ports, teams, plans, logins, mail, firstAdmin, rules });
  const federation = createFederation({
    ...deps,
    teams,
    identity,
    audit,
    logins,
    hasScimGroups: (teamId) => hasScimGroups(db, teamId),
  });
  const keys = createKeys({ ...ports, teams });
  return {
    teams,
    identity,
    members: createMembersDoor({ db, teams, identity, keys }),
    invitations: createInvitations({ ...ports, teams, identity, mail }),
    logins,
    mail,
    keys,
    devices: createDevices({ ...ports, keys, teams }),
    limits: createLimits({ db, clock, plans }),
    plans,
    subscriptions,
    usage: createUsage({ db, clock, plans, subscriptions, events }),
    audit,
    events,
    idempotency: createIdempotency({ db, clock, random, sealer }),
    federation,
    scim: createScim({ ...ports, teams, identity, keys, federation }),
    publicUrl,
    ready: () => ping(db),
  };
}
