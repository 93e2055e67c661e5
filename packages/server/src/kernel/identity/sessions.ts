import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import type { Principal, SessionId, TeamId, UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import { effectivePermissions, type Role } from "../roles/index.ts";
import { readTeamId, type Team, type Teams, teamNotFound } from "../teams/index.ts";
import { identityFaults } from "./faults.ts";
import * as store from "./store.ts";

/** Vouches for whoever came in by password. */
export const local = "local";

const hourMs = 3_600_000;
const absoluteMs = 7 * 24 * hourMs;
const movedEveryMs = 60_000;
const listedAtMost = 1000;

/** Where a request came from, for the session list and the audit log. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
}

/** A live session with everything that its holder may know about it. */
export interface OpenSession {
  readonly principal: Principal;
  readonly user: store.User;
  readonly team: Team;
  readonly session: { readonly id: string; readonly expiresAt: Date };
}

export interface NewSession {
  readonly id: SessionId;
  readonly token: string;
}

/** Which sessions a team takes. */
export interface SessionRules {
  /**
   * @param userId `undefined` for somebody who has no account yet
   * @param provider who vouches for the person: `local`, or an identity provider
   * @throws Fault of the rule that is broken
   */
  check(teamId: TeamId, userId: UserId | undefined, provider: string): Promise<void>;
  /** Whether a member of this role may work in the team by password, now: asked at each use of such a session. */
  takesPassword(teamId: TeamId, userId: UserId, role: Role): Promise<boolean>;
}

export interface Sessions {
  /**
   * Opens a session in a team; its token is kept nowhere.
   *
   * @param provider who vouched for the person: `local`, or the name of an identity provider
   */
  open(tx: Tx, team: Team, userId: UserId, origin: Origin, provider: string): Promise<NewSession>;
  /** Ends after the team's hours from the last use, and 7 days in all; `undefined` when unknown, ended or revoked. */
  resolve(token: string): Promise<OpenSession | undefined>;
  /** The principal of a session that is still open, without moving it on. */
  revive(teamId: TeamId, id: SessionId): Promise<Principal | undefined>;
  close(principal: Principal): Promise<void>;
  /** The live sessions of a person, or those in one team; the one used last first, at most 1000. */
  list(of: { readonly userId: UserId; readonly teamId?: TeamId }): Promise<store.SessionRow[]>;
  /** Ends one session of the principal's own person. Throws `identity.session_not_found`, to a key always. */
  revoke(principal: Principal, id: string): Promise<void>;
  /**
   * Ends the sessions of a person, in every process: all of them, those in one team, or all but one.
   *
   * @returns how many ended
   */
  revokeAll(
    tx: Tx,
    actor: Actor,
    of: { readonly userId: UserId; readonly teamId?: TeamId; readonly except?: SessionId | undefined },
  ): Promise<number>;
  /** Ends every session in a team that a password opened, in every process, but for those of some people. */
  endByPassword(tx: Tx, actor: Actor, except: readonly UserId[]): Promise<void>;
  /**
   * Takes the session to another team of its person.
   *
   * @throws Fault `teams.not_found`, `identity.session_required`, and those of the rules
   */
  switchTeam(principal: Principal, teamId: string): Promise<OpenSession>;
}

export function createSessions(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly teams: Pick<Teams, "membership">;
  readonly audit: Audit;
  readonly events: Pick<Events, "announce">;
  readonly rules: SessionRules;
}): Sessions {
  const { db, clock, random, teams, audit, events, rules } = deps;

  const slidingMs = (team: Team) => team.settings.sessionDurationHours * hourMs;

  const membershipAndPrincipal = async (session: store.Session, user: store.User) => {
    const membership = await teams.membership(session.teamId, session.userId);
    if (!membership) return undefined;
    if (session.provider === local && !(await rules.takesPassword(session.teamId, session.userId, membership.role)))
      return undefined;
    const mayAct = user.hasSecondFactor || !membership.team.settings.secondFactorRequired || session.provider !== local;
    const principal: Principal = {
      kind: "session",
      teamId: session.teamId,
      userId: session.userId,
      sessionId: session.id,
      role: membership.role,
      permissions: mayAct ? effectivePermissions(membership.role) : new Set(),
      planCode: membership.team.planCode,
    };
    return { team: membership.team, principal };
  };

  return {
    async open(tx, team, userId, origin, provider) {
      const token = newToken(random);
      const now = clock.now();
      const session = {
        id: newId<"session">(clock, random),
        userId,
        teamId: team.id,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + slidingMs(team)),
        endsAt: new Date(now.getTime() + absoluteMs),
        ip: origin.ip,
        userAgent: origin.userAgent.slice(0, 300),
        provider,
      };
      await store.insertSession(tx, session, hashToken(token));
      const actor: Actor = { kind: "session", teamId: team.id, userId };
      await audit.record(tx, actor, "identity.signed_in", `session:${session.id}`, { provider });
      return { id: session.id, token };
    },
    async resolve(token) {
      const now = clock.now();
      const found = await store.findSession(db, { tokenHash: hashToken(token) }, now);
      if (!found) return undefined;
      const { session, user } = found;
      const member = await membershipAndPrincipal(session, user);
      if (!member) return undefined;
      let { expiresAt } = session;
      if (now.getTime() - session.lastSeenAt.getTime() >= movedEveryMs) {
        expiresAt = new Date(Math.min(now.getTime() + slidingMs(member.team), session.endsAt.getTime()));
        await store.moveSession(db, session.teamId, session.id, now, expiresAt);
      }
      return { ...member, user, session: { id: session.id, expiresAt } };
    },
    async revive(teamId, id) {
      const found = await store.findSession(db, { teamId, id }, clock.now());
      return found && (await membershipAndPrincipal(found.session, found.user))?.principal;
    },
    async close(principal) {
      const { sessionId, userId, teamId } = principal;
      if (!sessionId) return;
      await inTransaction(db, async (tx) => {
        await store.revokeSessions(tx, { userId, id: sessionId }, clock.now());
        await audit.record(tx, principal, "identity.signed_out", `session:${sessionId}`);
        await events.announce(tx, { teamId, type: "principal", id: sessionId });
      });
    },
    list: (of) => store.listSessions(db, of, clock.now(), listedAtMost),
    async revoke(principal, id) {
      const sessionId = readId<"session">(id);
      await inTransaction(db, async (tx) => {
        const of = { userId: principal.userId, id: sessionId };
        const [ended] = sessionId && principal.sessionId ? await store.revokeSessions(tx, of, clock.now()) : [];
        if (!ended) {
          throw identityFaults("identity.session_not_found", {
            message: `You have no live session "${id.slice(0, 64)}". List your sessions to see their ids.`,
          });
        }
        await audit.record(tx, principal, "identity.session_revoked", `session:${ended.id}`);
        await events.announce(tx, { teamId: ended.teamId, type: "principal", id: ended.id });
      });
    },
    async revokeAll(tx, actor, of) {
      const ended = await store.revokeSessions(tx, of, clock.now());
      if (ended.length === 0) return 0;
      await audit.record(tx, actor, "identity.sessions_revoked", `user:${of.userId}`, { count: ended.length });
      for (const { id, teamId } of ended) await events.announce(tx, { teamId, type: "principal", id });
      return ended.length;
    },
    async endByPassword(tx, actor, except) {
      const { teamId } = actor;
      const count = await store.revokeOfProvider(tx, teamId, local, except, clock.now());
      if (count === 0) return;
      await audit.record(tx, actor, "identity.sessions_revoked", `team:${teamId}`, { count, provider: local });
      await events.announce(tx, { teamId, type: "principal", id: teamId });
    },
    async switchTeam(principal, teamId) {
      const { sessionId, userId } = principal;
      if (!sessionId) throw sessionRequired();
      const membership = await teams.membership(readTeamId(teamId), userId);
      if (!membership) throw teamNotFound(teamId);
      const { team } = membership;
      const held = await store.findSession(db, { teamId: principal.teamId, id: sessionId }, clock.now());
      await rules.check(team.id, userId, held?.session.provider ?? "");
      await inTransaction(db, async (tx) => {
        const expiresAt = new Date(clock.now().getTime() + slidingMs(team));
        await store.moveToTeam(tx, principal.teamId, sessionId, team.id, expiresAt);
        await audit.record(tx, { ...principal, teamId: team.id }, "identity.team_entered", `session:${sessionId}`);
        await events.announce(tx, { teamId: principal.teamId, type: "principal", id: sessionId });
      });
      const found = await store.findSession(db, { teamId: team.id, id: sessionId }, clock.now());
      const member = found && (await membershipAndPrincipal(found.session, found.user));
      if (!member) throw teamNotFound(teamId);
      return { ...member, user: found.user, session: { id: sessionId, expiresAt: found.session.expiresAt } };
    },
  };
}

/** For what a key may not do in its owner's name. */
export function sessionRequired() {
  return identityFaults("identity.session_required", {
    message: "An API key cannot do this. Sign in with your browser and do it there.",
  });
}
