/**
 * The people of a team as its administrators see and change them: account, place in the team, sessions and keys
 * together. It has no table of its own; whoever belongs to other teams too keeps their account out of its reach.
 */
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { TeamId, UserId } from "../actor.ts";
import { type Identity, identityFaults, type Person, type ResetLink, type SessionRow } from "../identity/index.ts";
import type { Keys } from "../keys/index.ts";
import type { Role } from "../roles/index.ts";
import type { Group, Member, MemberActor, Page, Teams } from "../teams/index.ts";

/** A person with their place in the team. */
export interface TeamPerson {
  readonly person: Person;
  readonly member: Member;
}

export interface MemberChange {
  readonly role?: Role | undefined;
  readonly isActive?: boolean | undefined;
  readonly name?: string | undefined;
}

export interface MembersDoor {
  /** Who joined first comes first; only those whom one provider vouches for (of the first 10,000), when it is given. */
  list(teamId: TeamId, page: Page, provider?: string): Promise<{ people: TeamPerson[]; total: number }>;
  /**
   * @param id in any form, or the e-mail address
   * @throws Fault `teams.member_not_found`
   */
  get(teamId: TeamId, id: string): Promise<TeamPerson>;
  /** Absent parts stay. Switching somebody off ends their sessions here. Throws `teams.*`, `identity.belongs_elsewhere`. */
  change(actor: MemberActor, id: string, change: MemberChange): Promise<TeamPerson>;
  /** Ends membership, sessions and keys here; the account stays. Throws `teams.*`. */
  remove(actor: MemberActor, id: string): Promise<void>;
  /** Throws `teams.above_own_role`, `identity.email_taken`, `identity.username_taken`, `identity.weak_password`. */
  addLocal(
    actor: MemberActor,
    request: { readonly email: string; readonly username?: string; readonly password: string; readonly role: Role },
  ): Promise<TeamPerson>;
  /** A link for a new password. Throws `teams.*`, `identity.belongs_elsewhere`. */
  issueReset(actor: MemberActor, id: string): Promise<ResetLink>;
  /** Throws `teams.*`, `identity.belongs_elsewhere`, `identity.factor_missing`. */
  removeFactor(actor: MemberActor, id: string): Promise<void>;
  /** Live sessions in this team. */
  sessions(teamId: TeamId, id: string): Promise<SessionRow[]>;
  /** @returns how many ended. Throws `teams.*`. */
  revokeSessions(actor: MemberActor, id: string): Promise<number>;
  /** @returns how many ended. Throws `teams.*`. */
  revokeKeys(actor: MemberActor, id: string): Promise<number>;
  groups(teamId: TeamId, page: Page): Promise<{ groups: Group[]; total: number }>;
  /** Throws `teams.group_not_found`. */
  groupMembers(teamId: TeamId, name: string, page: Page): Promise<{ people: TeamPerson[]; total: number }>;
}

const nobody = "00000000-0000-0000-0000-000000000000" as UserId;
const everybody: Page = { limit: 10_000, offset: 0 };

/** The id in a caller's text; one that is nobody's when it is none. */
export function readUserId(text: string): UserId {
  return readId<"user">(text) ?? nobody;
}

export function createMembersDoor(deps: {
  readonly db: Db;
  readonly teams: Teams;
  readonly identity: Identity;
  readonly keys: Pick<Keys, "revokeAll">;
}): MembersDoor {
  const { db, teams, identity, keys } = deps;

  const withPeople = async (members: readonly Member[]): Promise<TeamPerson[]> => {
    const people = new Map((await identity.people(members.map(({ userId }) => userId))).map((one) => [one.id, one]));
    return members.flatMap((member) => {
      const person = people.get(member.userId);
      return person ? [{ person, member }] : [];
    });
  };

  const get: MembersDoor["get"] = async (teamId, id) => {
    const byEmail = id.includes("@") ? await identity.byEmail(id) : undefined;
    const member = await teams.member(teamId, byEmail?.id ?? id);
    return (await withPeople([member]))[0]!;
  };

  /** The member, of whom the actor may change everything. */
  const mine = async (tx: Tx, actor: MemberActor, id: string): Promise<Member> => {
    const { member } = await get(actor.teamId, id);
    teams.checkRole(actor, member.role);
    if (await teams.isAlone(tx, member.userId)) return member;
    throw identityFaults("identity.belongs_elsewhere", {
      message:
        "This person belongs to other teams too, so only they change their account. They can ask for a link by mail, or from the machine's operator.",
    });
  };

  return {
    async list(teamId, page, provider) {
      const { members, total } = await teams.members(teamId, provider === undefined ? page : everybody);
      const people = await withPeople(members);
      if (provider === undefined) return { people, total };
      const those = people.filter(({ person }) => person.provider === provider);
      return { people: those.slice(page.offset, page.offset + page.limit), total: those.length };
    },
    get,
    async change(actor, id, { name, role, isActive }) {
      const { member } = await get(actor.teamId, id);
      await inTransaction(db, async (tx) => {
        if (role !== undefined || isActive !== undefined) {
          const changed = await teams.changeMember(tx, actor, member.userId, { role, isActive });
          const of = { userId: member.userId, teamId: actor.teamId };
          if (!changed.isActive) await identity.revokeSessions(tx, actor, of);
        }
        if (name !== undefined) await identity.rename(tx, (await mine(tx, actor, member.userId)).userId, name);
      });
      return get(actor.teamId, member.userId);
    },
    remove: (actor, id) =>
      inTransaction(db, async (tx) => {
        const { member } = await get(actor.teamId, id);
        await teams.removeMember(tx, actor, member.userId);
        await identity.revokeSessions(tx, actor, { userId: member.userId, teamId: actor.teamId });
        await keys.revokeAll(tx, actor, member.userId);
      }),
    async addLocal(actor, request) {
      teams.checkRole(actor, request.role);
      return get(actor.teamId, await identity.addUser(actor.teamId, request));
    },
    issueReset: (actor, id) =>
      inTransaction(db, async (tx) => identity.issueReset(tx, actor, (await mine(tx, actor, id)).userId)),
    removeFactor: (actor, id) =>
      inTransaction(db, async (tx) => identity.removeFactor(tx, actor, (await mine(tx, actor, id)).userId)),
    async sessions(teamId, id) {
      const { member } = await get(teamId, id);
      return identity.sessions({ userId: member.userId, teamId });
    },
    async revokeSessions(actor, id) {
      const { member } = await get(actor.teamId, id);
      teams.checkRole(actor, member.role);
      const of = { userId: member.userId, teamId: actor.teamId };
      return inTransaction(db, (tx) => identity.revokeSessions(tx, actor, of));
    },
    async revokeKeys(actor, id) {
      const { member } = await get(actor.teamId, id);
      teams.checkRole(actor, member.role);
      return inTransaction(db, (tx) => keys.revokeAll(tx, actor, member.userId));
    },
    groups: (teamId, page) => teams.groups(teamId, page),
    async groupMembers(teamId, name, { limit, offset }) {
      const ids = await teams.groupMembers(teamId, name);
      const shown = ids.slice(offset, offset + limit).map((id) => teams.member(teamId, id));
      return { people: await withPeople(await Promise.all(shown)), total: ids.length };
    },
  };
}
