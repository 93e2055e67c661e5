/**
 * People: who they are, how they prove it, and the sessions they hold. Passwords are argon2id hashes, tokens of every
 * kind SHA-256 hashes, secrets of second factors sealed; none of them is ever logged, and an unknown name answers exactly
 * like a wrong password.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { Sealer } from "@gatewatch/base/seal";
import { z } from "zod";
import type { TeamId, UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import type { Logins } from "../logins/index.ts";
import type { Mail } from "../mail/index.ts";
import type { Plans } from "../plans/index.ts";
import type { Role } from "../roles/index.ts";
import { nowhere, type Team, type Teams } from "../teams/index.ts";
import { type Account, createAccount } from "./account.ts";
import { createExternal, type External } from "./external.ts";
import { createFactors, type FactorProof, type Factors } from "./factor.ts";
import { createLocalSignIn, type LocalProof, type LocalSignIn } from "./local.ts";
import { createLockout } from "./lockout.ts";
import { createPasswords } from "./password.ts";
import { createPeople, type People } from "./people.ts";
import { createResets, type Resets } from "./resets.ts";
import { createSessions, local, type OpenSession, type Origin, type SessionRules, type Sessions } from "./sessions.ts";
import { createSetupTokens } from "./setup.ts";
import * as store from "./store.ts";
import { createTickets, type Tickets } from "./tickets.ts";

export type { FactorProof } from "./factor.ts";
export { identityFaults } from "./faults.ts";
export { identityMigrations } from "./migrations/index.ts";
export type { NewPerson } from "./people.ts";
export type { ResetLink } from "./resets.ts";
export { type OpenSession, type Origin, type SessionRules, sessionRequired } from "./sessions.ts";
export type { Person, SessionRow, User } from "./store.ts";

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

/** What has to happen in the transaction that opens a session. */
type Along = (tx: Tx, userId: UserId) => Promise<void>;

export interface Identity extends Account {
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
  /** Adds a person to a team. Throws `identity.email_taken`, `identity.username_taken`, `identity.weak_password`. */
  addUser(
    teamId: TeamId,
    request: Credentials & { readonly role: Role; readonly username?: string | undefined },
  ): Promise<UserId>;
  /** Makes an account without a password, for somebody whom an identity provider vouches for. */
  addPerson: People["add"];
  /** Accounts of people whom identity providers vouch for. */
  readonly external: External;
  /**
   * Signs in with a name (e-mail address or user name), a password and, where there is one, the second factor.
   *
   * @throws Fault `identity.invalid_credentials`, `identity.locked`, `identity.totp_required`, `identity.totp_invalid`,
   * and those of the rules; every refusal but for a missing code is logged
   */
  signIn(login: string, password: string, origin: Origin, factor?: FactorProof): Promise<SignedIn>;
  prove: LocalSignIn["prove"];
  /** Opens a session in a team for somebody who has proved who they are; `along` happens in the same transaction. */
  open(
    teamId: TeamId,
    user: Pick<store.User, "id">,
    origin: Origin,
    along: Along,
    provider?: string,
  ): Promise<SignedIn>;
  /** Makes an account with a password and a place in a team, and signs it in. */
  join(
    request: Credentials & { readonly teamId: TeamId; readonly role: Role; readonly name?: string | undefined },
    origin: Origin,
    along: Along,
  ): Promise<SignedIn>;
  /** The session of a token, moved on; `undefined` when there is none. */
  resolve: Sessions["resolve"];
  revive: Sessions["revive"];
  signOut: Sessions["close"];
  sessions: Sessions["list"];
  revokeSession: Sessions["revoke"];
  revokeSessions: Sessions["revokeAll"];
  endSessionsByPassword: Sessions["endByPassword"];
  switchTeam: Sessions["switchTeam"];
  /** A single-use ticket that opens one WebSocket within 60 seconds, for clients that can set no header. */
  issueTicket: Tickets["issue"];
  redeemTicket: Tickets["redeem"];
  /** Sends a link for a new password, if there is such a person; says nothing either way. */
  requestReset: Resets["request"];
  issueReset: Resets["issue"];
  completeReset: Resets["complete"];
  removeFactor: Factors["remove"];
  user(id: UserId): Promise<store.Person | undefined>;
  byEmail(email: string): Promise<store.Person | undefined>;
  /** In no order; ids that are nobody's are left out. */
  people(ids: readonly UserId[]): Promise<store.Person[]>;
  rename(tx: Tx, id: UserId, name: string): Promise<void>;
  /** Links for a new password that went to the old address end. @returns false when somebody else has the address */
  changeEmail(tx: Tx, actor: Actor, id: UserId, email: string): Promise<boolean>;
  /** Removes what has ended: sessions, attempts, tickets, links. */
  forgetOld(): Promise<void>;
  erasePerson(tx: Tx, id: UserId): Promise<void>;
}

export interface IdentityDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly teams: Teams;
  readonly plans: Plans;
  readonly audit: Audit;
  readonly events: Events;
  readonly logins: Pick<Logins, "record">;
  readonly mail: Pick<Mail, "send" | "isConfigured">;
  /** Where people reach this server, without a slash at the end: what links begin with. */
  readonly publicUrl: string;
  readonly firstAdmin: Credentials | undefined;
  readonly rules: SessionRules;
}

const sweptAfterMs = 24 * 3_600_000;
const defaultTeamName = "Home";

export function createIdentity(deps: IdentityDeps): Identity {
  const { db, clock, random, teams, plans, logins, rules, audit } = deps;
  const passwords = createPasswords(random);
  const lockout = createLockout({ db, clock });
  const sessions = createSessions(deps);
  const setupTokens = createSetupTokens({ db, clock, random });
  const tickets = createTickets({ db, clock, random });
  const people = createPeople(deps);
  const factors = createFactors(deps);
  const localSignIn = createLocalSignIn({ ...deps, passwords, lockout, factors });
  const resets = createResets({ ...deps, passwords, sessions });
  const account = createAccount({ ...deps, passwords, sessions, factors, localSignIn });

  const found = async (tx: Tx, teamName: string, email: string, passwordHash: string) => {
    const team = await teams.create(tx, { name: teamName, planCode: plans.defaultPlan });
    return { team, userId: await people.add(tx, team.id, { email, passwordHash }, "admin") };
  };

  const forgetOld = () => store.forgetEnded(db, new Date(clock.now().getTime() - sweptAfterMs));

  const opened = async (tx: Tx, team: Team, userId: UserId, origin: Origin, provider: string): Promise<string> => {
    const session = await sessions.open(tx, team, userId, origin, provider);
    const user = await store.findUser(tx, userId);
    await logins.record(tx, {
      ...origin,
      teamId: team.id,
      userId,
      userEmail: user?.email ?? "",
      userName: user?.name ?? "",
      provider,
      failureReason: null,
      sessionId: session.id,
    });
    return session.token;
  };

  const signedIn = async (token: string): Promise<SignedIn> => {
    const open = await sessions.resolve(token);
    if (!open) throw nowhere();
    // By itself: inside the transaction it would lock the person's row beside the audit chain, in another order than others.
    await store.markLogin(db, open.user.id, clock.now());
    return { token, open };
  };

  const open: Identity["open"] = async (teamId, user, origin, along, provider = local) => {
    await rules.check(teamId, user.id, provider);
    const token = await inTransaction(db, async (tx) => {
      await along(tx, user.id);
      return opened(tx, await teams.team(tx, teamId), user.id, origin, provider);
    });
    return signedIn(token);
  };

  return {
    ...account,
    async prepare() {
      await forgetOld();
      const { firstAdmin } = deps;
      if (firstAdmin && !(await store.hasUsers(db))) {
        const passwordHash = await passwords.hash(firstAdmin.password, firstAdmin);
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
      const passwordHash = await passwords.hash(password, { email });
      const sessionToken = await inTransaction(db, async (tx) => {
        await store.lockFirstUser(tx);
        await setupTokens.check(tx, token);
        const { team, userId } = await found(tx, teamName, email, passwordHash);
        await store.dropSetupToken(tx);
        return opened(tx, team, userId, origin, local);
      });
      return signedIn(sessionToken);
    },
    async foundTeam({ teamName, email, password }) {
      const passwordHash = await passwords.hash(password, { email });
      const { team, userId } = await inTransaction(db, (tx) => found(tx, teamName, email, passwordHash));
      return { teamId: team.id, userId };
    },
    async addUser(teamId, { email, username, password, role }) {
      const passwordHash = await passwords.hash(password, { email, username });
      return inTransaction(db, (tx) => people.add(tx, teamId, { email, username, passwordHash }, role));
    },
    addPerson: people.add,
    external: createExternal(deps),
    async signIn(login, password, origin, factor = {}) {
      const user = await localSignIn.prove(login, { password, ...factor } satisfies LocalProof, origin);
      const home = await teams.homeOf(user.id);
      await localSignIn.admitted(user, rules.check(home.team.id, user.id, local), "not_by_password", origin);
      return open(home.team.id, user, origin, async () => {});
    },
    prove: localSignIn.prove,
    open,
    async join({ teamId, email, name, password, role }, origin, along) {
      await rules.check(teamId, undefined, local);
      const passwordHash = await passwords.hash(password, { email, name });
      const token = await inTransaction(db, async (tx) => {
        const userId = await people.add(tx, teamId, { email, name, passwordHash }, role);
        await along(tx, userId);
        return opened(tx, await teams.team(tx, teamId), userId, origin, local);
      });
      return signedIn(token);
    },
    resolve: sessions.resolve,
    revive: sessions.revive,
    signOut: sessions.close,
    sessions: sessions.list,
    revokeSession: sessions.revoke,
    revokeSessions: sessions.revokeAll,
    endSessionsByPassword: sessions.endByPassword,
    switchTeam: sessions.switchTeam,
    issueTicket: tickets.issue,
    redeemTicket: tickets.redeem,
    requestReset: resets.request,
    issueReset: resets.issue,
    completeReset: resets.complete,
    removeFactor: factors.remove,
    user: (id) => store.findUser(db, id),
    byEmail: (email) => store.findByEmail(db, email),
    people: (ids) => store.findPeople(db, ids),
    async rename(tx, id, name) {
      const user = await store.findUser(tx, id);
      if (user) await store.updateUser(tx, id, { ...user, name }, clock.now());
    },
    async changeEmail(tx, actor, id, email) {
      if (!(await store.updateEmail(tx, id, email, clock.now()))) return false;
      await store.dropResets(tx, id);
      await audit.record(tx, actor, "identity.email_changed", `user:${id}`);
      return true;
    },
    forgetOld,
    erasePerson: (tx, id) => store.eraseUser(tx, id, clock.now()),
  };
}
