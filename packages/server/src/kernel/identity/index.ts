/**
 * People: who they are, how they prove it, and the sessions they hold. Passwords are argon2id hashes, session and setup
 * tokens SHA-256 hashes; none of them is ever logged, and an unknown name answers exactly like a wrong password.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { z } from "zod";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import type { Plans } from "../plans/index.ts";
import type { Role } from "../roles/index.ts";
import type { Teams } from "../teams/index.ts";
import { identityFaults } from "./faults.ts";
import { createLockout } from "./lockout.ts";
import { createPasswords } from "./password.ts";
import { createSessions, type OpenSession, type Origin, type Sessions } from "./sessions.ts";
import { createSetupTokens } from "./setup.ts";
import * as store from "./store.ts";
import { createTickets, type Tickets } from "./tickets.ts";

export { identityFaults } from "./faults.ts";
export { identityMigrations } from "./migrations/index.ts";
export type { OpenSession, Origin } from "./sessions.ts";
export type { User } from "./store.ts";

export const identityVariables = {
  GATEWATCH_ADMIN_EMAIL: {
    schema: z.email({ error: "must be an e-mail address" }).max(254).optional(),
    summary: "E-mail of the first administrator, made at the first boot together with GATEWATCH_ADMIN_PASSWORD.",
  },
  GATEWATCH_ADMIN_PASSWORD: {
    schema: z.string().min(12, "must have at least 12 characters").max(200).optional(),
    summary: "Password of the first administrator. Without it a one-time setup link is printed.",
  },
} as const;

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  /** For the cookie or a Bearer header; kept nowhere. */
  readonly token: string;
  readonly open: OpenSession;
}

export interface Identity {
  /**
   * To be called once at each start. Makes the configured first administrator, else issues a fresh setup token as long
   * as there is no user.
   */
  prepare(): Promise<{ readonly setupToken: string | undefined }>;
  setupRequired(): Promise<boolean>;
  /** Makes the first team and its administrator, and signs them in. Throws `identity.setup_*`, `identity.weak_password`. */
  setUp(
    request: Credentials & { readonly token: string; readonly teamName?: string | undefined },
    origin: Origin,
  ): Promise<SignedIn>;
  /** Makes a team with its first administrator. Throws `identity.email_taken`, `identity.weak_password`. */
  foundTeam(request: Credentials & { readonly teamName: string }): Promise<{ teamId: TeamId; userId: UserId }>;
  /** Adds a person to a team. Throws `identity.email_taken`, `identity.weak_password`. */
  addUser(teamId: TeamId, request: Credentials & { readonly role: Role }): Promise<UserId>;
  /**
   * @param login e-mail address or user name
   * @throws Fault `identity.invalid_credentials`, `identity.locked`
   */
  signIn(login: string, password: string, origin: Origin): Promise<SignedIn>;
  /** The session of a token, moved on; `undefined` when there is none. */
  resolve: Sessions["resolve"];
  revive: Sessions["revive"];
  signOut: Sessions["close"];
  /** A single-use ticket that opens one WebSocket within 60 seconds, for clients that can set no header. */
  issueTicket: Tickets["issue"];
  redeemTicket: Tickets["redeem"];
  user(id: UserId): Promise<store.User | undefined>;
}

const sweptAfterMs = 24 * 3_600_000;

export function createIdentity(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly teams: Teams;
  readonly plans: Plans;
  readonly audit: Audit;
  readonly events: Events;
  readonly firstAdmin: Credentials | undefined;
}): Identity {
  const { db, clock, random, teams, plans, audit } = deps;
  const passwords = createPasswords(random);
  const lockout = createLockout({ db, clock });
  const sessions = createSessions(deps);
  const setupTokens = createSetupTokens({ db, clock, random });
  const tickets = createTickets({ db, clock, random });

  const insertUser = async (
    tx: Tx,
    teamId: TeamId,
    email: string,
    passwordHash: string,
    role: Role,
  ): Promise<UserId> => {
    const id = newId<"user">(clock, random);
    const username = email.split("@")[0]!;
    const user = { id, email, username, name: username, passwordHash, isActive: true };
    if (!(await store.insertUser(tx, user, clock.now()))) {
      throw identityFaults("identity.email_taken", {
        message: `There is a user with the e-mail address "${email}" already. Choose another one.`,
        fields: [{ field: "email", reason: "is taken" }],
      });
    }
    await teams.addMember(tx, teamId, id, role);
    await audit.record(tx, { kind: "system", teamId }, "identity.user_created", `user:${id}`, { email, role });
    return id;
  };

  const found = async (tx: Tx, teamName: string, email: string, passwordHash: string) => {
    const team = await teams.create(tx, { name: teamName, planCode: plans.defaultPlan });
    return { teamId: team.id, userId: await insertUser(tx, team.id, email, passwordHash, "admin") };
  };

  const signedIn = async (token: string): Promise<SignedIn> => {
    const open = await sessions.resolve(token);
    if (!open) throw invalidCredentials();
    return { token, open };
  };

  return {
    async prepare() {
      await store.forgetEnded(db, new Date(clock.now().getTime() - sweptAfterMs));
      const { firstAdmin } = deps;
      if (firstAdmin && !(await store.hasUsers(db))) {
        const passwordHash = await passwords.hash(firstAdmin.password);
        await inTransaction(db, async (tx) => {
          await store.lockFirstUser(tx);
          if (!(await store.hasUsers(tx))) await found(tx, defaultTeamName, firstAdmin.email, passwordHash);
        });
      }
      return { setupToken: await setupTokens.issue() };
    },
    setupRequired: async () => !(await store.hasUsers(db)),
    async setUp({ token, email, password, teamName = defaultTeamName }, origin) {
      await setupTokens.check(db, token);
      const passwordHash = await passwords.hash(password);
      const sessionToken = await inTransaction(db, async (tx) => {
        await store.lockFirstUser(tx);
        await setupTokens.check(tx, token);
        const { teamId, userId } = await found(tx, teamName, email, passwordHash);
        await store.dropSetupToken(tx);
        return sessions.open(tx, teamId, userId, origin);
      });
      return signedIn(sessionToken);
    },
    async foundTeam({ teamName, email, password }) {
      const passwordHash = await passwords.hash(password);
      return inTransaction(db, (tx) => found(tx, teamName, email, passwordHash));
    },
    async addUser(teamId, { email, password, role }) {
      const passwordHash = await passwords.hash(password);
      return inTransaction(db, (tx) => insertUser(tx, teamId, email, passwordHash, role));
    },
    async signIn(login, password, origin) {
      await lockout.count(login, origin.ip);
      const user = await store.findByLogin(db, login);
      const right = await passwords.matches(user?.passwordHash, password);
      if (!user || !right || !user.isActive) throw invalidCredentials();
      await lockout.clear(login, origin.ip);
      const home = await teams.homeOf(user.id);
      const token = await inTransaction(db, (tx) => sessions.open(tx, home.team.id, user.id, origin));
      return signedIn(token);
    },
    resolve: sessions.resolve,
    revive: sessions.revive,
    signOut: sessions.close,
    issueTicket: tickets.issue,
    redeemTicket: tickets.redeem,
    user: (id) => store.findUser(db, id),
  };
}

const defaultTeamName = "Home";

function invalidCredentials() {
  return identityFaults("identity.invalid_credentials", {
    message: "The name or the password is wrong. Check both and try again.",
  });
}
