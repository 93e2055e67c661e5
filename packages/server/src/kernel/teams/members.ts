import type { Db, Tx } from "@gatewatch/base/db";
import { readId } from "@gatewatch/base/ids";
import type { TeamId, UserId } from "../actor.ts";
import type { Actor } from "../audit/index.ts";
import { covers, type Role } from "../roles/index.ts";
import type { Page, TeamsDeps } from "./contract.ts";
import { teamsFaults } from "./faults.ts";
import * as store from "./store.ts";

/** Who changes members: the role bounds whom they may change and what they may give. A `Principal` is one. */
export interface MemberActor extends Actor {
  readonly role: Role;
}

export interface Members {
  /** The oldest first, active or not. */
  members(teamId: TeamId, page: Page): Promise<{ members: store.Member[]; total: number }>;
  /** @throws Fault `teams.member_not_found` */
  member(teamId: TeamId, userId: string): Promise<store.Member>;
  /** Those of some people who belong to the team, in no order. */
  membersAmong(anywhere: Db | Tx, teamId: TeamId, users: readonly UserId[]): Promise<store.Member[]>;
  /** Everybody in the team, the oldest first; at most 50,000. */
  roll(teamId: TeamId): Promise<Pick<store.Member, "userId" | "isActive">[]>;
  /** True for an active administrator whom the team cannot do without: it has no other, or no other for emergencies. */
  isLastAdmin(teamId: TeamId, userId: UserId): Promise<boolean>;
  /**
   * Changes a role, switches a member off or on, or both; every process hears of it.
   *
   * @throws Fault `teams.member_not_found`, `teams.above_own_role`, `teams.last_admin`, `teams.last_break_glass`
   */
  changeMember(
    tx: Tx,
    actor: MemberActor,
    userId: string,
    change: { readonly role?: Role | undefined; readonly isActive?: boolean | undefined },
  ): Promise<store.Member>;
  /** As `changeMember`, for good. */
  removeMember(tx: Tx, actor: MemberActor, userId: string): Promise<store.Member>;
  /** Throws `teams.above_own_role` unless the actor may change somebody with this role, or give it. */
  checkRole(actor: MemberActor, role: Role): void;
  /** Sets the groups of a member, as an identity provider states them; others are forgotten. */
  setGroups(tx: Tx, teamId: TeamId, userId: UserId, names: readonly string[]): Promise<void>;
  /** The same for many, in a fixed number of statements but for telling of each. */
  setGroupsOfMany(tx: Tx, teamId: TeamId, groups: ReadonlyMap<UserId, readonly string[]>): Promise<void>;
  groups(teamId: TeamId, page: Page): Promise<{ groups: store.Group[]; total: number }>;
  /** At most 10,000. Throws `teams.group_not_found`. */
  groupMembers(teamId: TeamId, name: string): Promise<UserId[]>;
}

const membersOfGroup = 10_000;
const rollMax = 50_000;
const groupsOfMember = 1000;

export function createMembers({ db, audit, events, isBreakGlass }: TeamsDeps): Members {
  const checkRole: Members["checkRole"] = (actor, role) => {
    if (covers(actor.role, role)) return;
    throw teamsFaults("teams.above_own_role", {
      message: `Your role "${actor.role}" is below "${role}". Ask an administrator of the team.`,
      fields: [{ field: "role", reason: `is above your own, ${actor.role}` }],
    });
  };

  const locked = async (tx: Tx, actor: MemberActor, id: string): Promise<store.Member> => {
    await store.lockTeam(tx, actor.teamId);
    const userId = readId<"user">(id);
    const member = userId && (await store.findMember(tx, actor.teamId, userId));
    if (!member) throw memberNotFound(id);
    checkRole(actor, member.role);
    return member;
  };

  /** Why the team cannot do without somebody as its administrator. */
  const neededAs = async (
    anywhere: Db | Tx,
    teamId: TeamId,
    { userId, role, isActive }: Pick<store.Member, "userId" | "role" | "isActive">,
  ): Promise<"last_admin" | "last_break_glass" | undefined> => {
    if (role !== "admin" || !isActive) return undefined;
    const others = await store.listOtherAdmins(anywhere, teamId, userId, rollMax);
    if (others.length === 0) return "last_admin";
    return (await isBreakGlass(anywhere, teamId, userId, others)) ? "last_break_glass" : undefined;
  };

  const keepAnAdmin = async (tx: Tx, teamId: TeamId, member: store.Member): Promise<void> => {
    const needed = await neededAs(tx, teamId, member);
    switch (needed) {
      case undefined:
        return;
      case "last_admin":
        throw teamsFaults("teams.last_admin", {
          message: "This is the team's last active administrator. Make somebody else an administrator first.",
        });
      case "last_break_glass":
        throw teamsFaults("teams.last_break_glass", {
          message:
            "This is the only administrator who could still come in if the identity provider failed. First give another one the break-glass mark: PATCH /admin/settings/sso with break_glass_users.",
        });
      default:
        needed satisfies never;
    }
  };

  const setGroupsOfMany: Members["setGroupsOfMany"] = async (tx, teamId, groups) => {
    const users = [...groups].map(([userId, names]) => ({ userId, names: groupNames(names) }));
    await store.replaceGroups(tx, teamId, users);
    for (const { userId } of users) await events.announce(tx, { teamId, type: "principal", id: userId });
  };

  return {
    checkRole,
    membersAmong: (anywhere, teamId, users) => store.listMembersOf(anywhere, teamId, users),
    roll: (teamId) => store.listRoll(db, teamId, rollMax),
    members: (teamId, page) => store.listMembers(db, teamId, page),
    async member(teamId, id) {
      const userId = readId<"user">(id);
      const member = userId && (await store.findMember(db, teamId, userId));
      if (member) return member;
      throw memberNotFound(id);
    },
    async isLastAdmin(teamId, userId) {
      const member = await store.findMember(db, teamId, userId);
      return member !== undefined && (await neededAs(db, teamId, member)) !== undefined;
    },
    async changeMember(tx, actor, id, change) {
      const member = await locked(tx, actor, id);
      const changed = { ...member, role: change.role ?? member.role, isActive: change.isActive ?? member.isActive };
      checkRole(actor, changed.role);
      if (changed.role !== "admin" || !changed.isActive) await keepAnAdmin(tx, actor.teamId, member);
      await store.updateMember(tx, actor.teamId, member.userId, changed);
      const detail = { role: changed.role, isActive: changed.isActive };
      await audit.record(tx, actor, "teams.member_changed", `user:${member.userId}`, detail);
      await events.announce(tx, { teamId: actor.teamId, type: "principal", id: member.userId });
      return changed;
    },
    async removeMember(tx, actor, id) {
      const member = await locked(tx, actor, id);
      await keepAnAdmin(tx, actor.teamId, member);
      await store.deleteMember(tx, actor.teamId, member.userId);
      await audit.record(tx, actor, "teams.member_removed", `user:${member.userId}`, { role: member.role });
      await events.announce(tx, { teamId: actor.teamId, type: "principal", id: member.userId });
      return member;
    },
    setGroups: (tx, teamId, userId, names) => setGroupsOfMany(tx, teamId, new Map([[userId, names]])),
    setGroupsOfMany,
    groups: (teamId, page) => store.listGroups(db, teamId, page),
    async groupMembers(teamId, name) {
      const found = await store.listGroupMembers(db, teamId, name, membersOfGroup);
      if (found.length > 0) return found;
      throw teamsFaults("teams.group_not_found", {
        message: `Nobody of your team is in a group "${name.slice(0, 64)}". List the groups to see their names.`,
      });
    },
  };
}

function groupNames(names: readonly string[]): readonly string[] {
  const given = [...new Set(names.map((name) => name.trim().slice(0, 200)))].filter((name) => name !== "");
  return given.slice(0, groupsOfMember);
}

function memberNotFound(id: string) {
  return teamsFaults("teams.member_not_found", {
    message: `Your team has no member "${id.slice(0, 64)}". List the members to see their ids.`,
  });
}
