import { createHash } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { Principal, SessionId, TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Events } from "../events/index.ts";
import { effectivePermissions } from "../roles/index.ts";
import type { Team, Teams } from "../teams/index.ts";
import * as store from "./store.ts";

const slidingMs = 12 * 3_600_000;
const absoluteMs = 7 * 24 * 3_600_000;
const movedEveryMs = 60_000;

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

export interface Sessions {
  /** Opens a session and returns its token, which is kept nowhere. */
  open(tx: Tx, teamId: TeamId, userId: UserId, origin: Origin): Promise<string>;
  /** 12 h from the last use, 7 days in all; `undefined` for a token that is unknown, ended or revoked. */
  resolve(token: string): Promise<OpenSession | undefined>;
  /** The principal of a session that is still open, without moving it on. */
  revive(teamId: TeamId, id: SessionId): Promise<Principal | undefined>;
  close(principal: Principal): Promise<void>;
}

export function createSessions(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly teams: Pick<Teams, "membership">;
  readonly audit: Audit;
  readonly events: Events;
}): Sessions {
  const { db, clock, random, teams, audit, events } = deps;

  const membershipAndPrincipal = async (session: store.Session) => {
    const membership = await teams.membership(session.teamId, session.userId);
    if (!membership) return undefined;
    const principal: Principal = {
      kind: "session",
      teamId: session.teamId,
      userId: session.userId,
      sessionId: session.id,
      role: membership.role,
      permissions: effectivePermissions(membership.role),
      planCode: membership.team.planCode,
    };
    return { team: membership.team, principal };
  };

  return {
    async open(tx, teamId, userId, origin) {
      const token = random.bytes(32).toString("base64url");
      const now = clock.now();
      const session = {
        id: newId<"session">(clock, random),
        userId,
        teamId,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + slidingMs),
        endsAt: new Date(now.getTime() + absoluteMs),
        ip: origin.ip,
        userAgent: origin.userAgent.slice(0, 300),
      };
      await store.insertSession(tx, session, tokenHash(token));
      await audit.record(tx, { kind: "session", teamId, userId }, "identity.signed_in", `session:${session.id}`, {
        ip: origin.ip,
      });
      return token;
    },
    async resolve(token) {
      const now = clock.now();
      const found = await store.findSession(db, { tokenHash: tokenHash(token) }, now);
      if (!found) return undefined;
      const { session, user } = found;
      const member = await membershipAndPrincipal(session);
      if (!member) return undefined;
      let { expiresAt } = session;
      if (now.getTime() - session.lastSeenAt.getTime() >= movedEveryMs) {
        expiresAt = new Date(Math.min(now.getTime() + slidingMs, session.endsAt.getTime()));
        await store.moveSession(db, session.teamId, session.id, now, expiresAt);
      }
      return { ...member, user, session: { id: session.id, expiresAt } };
    },
    async revive(teamId, id) {
      const found = await store.findSession(db, { teamId, id }, clock.now());
      return found && (await membershipAndPrincipal(found.session))?.principal;
    },
    async close(principal) {
      const { sessionId, teamId } = principal;
      if (!sessionId) return;
      await inTransaction(db, async (tx) => {
        await store.revokeSession(tx, teamId, sessionId, clock.now());
        await audit.record(tx, principal, "identity.signed_out", `session:${sessionId}`);
        await events.announce(tx, { teamId, type: "principal", id: sessionId });
      });
    },
  };
}

function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
