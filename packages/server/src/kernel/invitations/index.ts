/**
 * Invitations: the way into a team for a person. The link is shown to whoever made it, and mailed where mail is set up;
 * its token works once, for seven days, and is kept as a hash. An invitation never makes somebody more than its maker is.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { FactorProof, Identity, OpenSession, Origin } from "../identity/index.ts";
import type { Mail } from "../mail/index.ts";
import type { Role } from "../roles/index.ts";
import { alreadyMember, type MemberActor, type Team, type Teams } from "../teams/index.ts";
import { invitationsFaults } from "./faults.ts";
import * as store from "./store.ts";

export { invitationsFaults } from "./faults.ts";
export { invitationsMigrations } from "./migrations/index.ts";
export type { Invitation } from "./store.ts";

export interface Accept extends FactorProof {
  readonly token: string;
  /** The password of the account that the address has, or the one that a new account gets. */
  readonly password?: string | undefined;
  /** Of a new account. */
  readonly name?: string | undefined;
}

export interface Invitations {
  /**
   * Invites an address; an open invitation to it is replaced.
   *
   * @throws Fault `teams.above_own_role`, `teams.already_member`
   */
  create(
    actor: MemberActor,
    request: { readonly email: string; readonly role: Role },
  ): Promise<{ readonly invitation: store.Invitation; readonly link: string; readonly mailed: boolean }>;
  /** Open ones, newest first, at most 1000. */
  list(teamId: TeamId): Promise<store.Invitation[]>;
  /** Throws `invitations.not_found`, also for one that was accepted or has expired. */
  revoke(actor: MemberActor, id: string): Promise<void>;
  /** What a link invites to, for whoever holds it. Throws `invitations.invalid`. */
  look(
    token: string,
  ): Promise<{ readonly team: Team; readonly email: string; readonly role: Role; readonly hasAccount: boolean }>;
  /**
   * Takes the place in the team: as the person who is signed in, with the account's password, or with a new account.
   *
   * @returns the session in that team, with a token unless it is the one at hand
   * @throws Fault `invitations.invalid`, `invitations.other_person`, `teams.already_member`, and those of a sign-in
   */
  accept(
    request: Accept,
    openSession: OpenSession | undefined,
    origin: Origin,
  ): Promise<{ readonly open: OpenSession; readonly token?: string }>;
  /** Removes those that ended a month ago. */
  forgetOld(): Promise<void>;
  ofPerson(email: string): Promise<store.Invitation[]>;
  erasePerson(tx: Tx, email: string): Promise<void>;
}

const dayMs = 24 * 3_600_000;
const lifeMs = 7 * dayMs;
const keptMs = 30 * dayMs;
const listedAtMost = 1000;

export function createInvitations(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly teams: Pick<Teams, "checkRole" | "addMember" | "membership" | "team">;
  readonly identity: Pick<Identity, "byEmail" | "prove" | "join" | "open" | "switchTeam">;
  readonly mail: Pick<Mail, "send" | "isConfigured">;
  readonly publicUrl: string;
}): Invitations {
  const { db, clock, random, audit, teams, identity, mail, publicUrl } = deps;

  const find = async (token: string): Promise<store.Invitation> => {
    const invitation = await store.findByToken(db, hashToken(token), clock.now());
    if (invitation) return invitation;
    throw invalid();
  };

  const spend = async (tx: Tx, { teamId, id, role }: store.Invitation, userId: UserId): Promise<void> => {
    if (!(await store.markAccepted(tx, teamId, id, clock.now()))) throw invalid();
    await audit.record(tx, { kind: "system", teamId, userId }, "invitations.accepted", `invitation:${id}`, { role });
  };

  return {
    async create(actor, { email, role }) {
      const { teamId, userId } = actor;
      teams.checkRole(actor, role);
      const known = await identity.byEmail(email);
      if (known && (await teams.membership(teamId, known.id))) throw alreadyMember();
      const token = newToken(random);
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + lifeMs);
      const id: string = newId(clock, random);
      const invitation = { id, teamId, email, role, invitedBy: userId ?? null, createdAt: now, expiresAt };
      const link = `${publicUrl}/join#token=${token}`;
      await inTransaction(db, async (tx) => {
        const team = await teams.team(tx, teamId);
        await store.insertInvitation(tx, invitation, hashToken(token));
        await audit.record(tx, actor, "invitations.created", `invitation:${id}`, { role });
        await mail.send(tx, {
          to: email,
          subject: `Join ${team.name} on Gatewatch`,
          text: `You are invited to the team ${team.name}. Open this link within seven days:\n\n${link}\n`,
        });
      });
      return { invitation, link, mailed: mail.isConfigured };
    },
    list: (teamId) => store.listInvitations(db, teamId, clock.now(), listedAtMost),
    async revoke(actor, id) {
      const invitationId = readId<"invitation">(id);
      await inTransaction(db, async (tx) => {
        const revoked = invitationId && (await store.markRevoked(tx, actor.teamId, invitationId, clock.now()));
        if (!revoked) {
          throw invitationsFaults("invitations.not_found", {
            message: `Your team has no open invitation "${id.slice(0, 64)}". List the invitations to see their ids.`,
          });
        }
        await audit.record(tx, actor, "invitations.revoked", `invitation:${revoked.id}`, { role: revoked.role });
      });
    },
    async look(token) {
      const { teamId, email, role } = await find(token);
      const hasAccount = (await identity.byEmail(email)) !== undefined;
      return { team: await teams.team(db, teamId), email, role, hasAccount };
    },
    async accept({ token, password, name, ...factor }, openSession, origin) {
      const invitation = await find(token);
      const { teamId, email, role } = invitation;
      if (openSession) {
        const { principal, user } = openSession;
        if (user.email.toLowerCase() !== email.toLowerCase()) throw otherPerson(email, user.email);
        await inTransaction(db, async (tx) => {
          await spend(tx, invitation, user.id);
          await teams.addMember(tx, teamId, user.id, role);
        });
        return { open: await identity.switchTeam(principal, teamId) };
      }
      const known = await identity.byEmail(email);
      if (known) {
        const user = await identity.prove(email, { password: password ?? "", ...factor }, origin);
        return identity.open(teamId, user, origin, async (tx) => {
          await spend(tx, invitation, user.id);
          await teams.addMember(tx, teamId, user.id, role);
        });
      }
      const join = { teamId, email, name, password: password ?? "", role };
      return identity.join(join, origin, (tx, userId) => spend(tx, invitation, userId));
    },
    forgetOld: () => store.deleteOver(db, new Date(clock.now().getTime() - keptMs)),
    ofPerson: (email) => store.listOfEmail(db, email, listedAtMost),
    erasePerson: (tx, email) => store.deleteOfEmail(tx, email),
  };
}

function invalid() {
  return invitationsFaults("invitations.invalid", {
    message: "This invitation is wrong, was used or revoked, or is older than seven days. Ask for a new one.",
    fields: [{ field: "token", reason: "is wrong, used, revoked or expired" }],
  });
}

function otherPerson(invited: string, present: string) {
  return invitationsFaults("invitations.other_person", {
    message: `This invitation is for "${invited}", and you are signed in as "${present}". Sign out first.`,
  });
}
