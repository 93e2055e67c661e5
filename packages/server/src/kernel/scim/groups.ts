import { inTransaction } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId, UserId } from "../actor.ts";
import type { MemberActor } from "../teams/index.ts";
import { scimFaults } from "./faults.ts";
import * as store from "./store.ts";
import { checkVersion, type ScimDeps, type ScimUsers, taken } from "./users.ts";

/** A group as a provisioning client wants it; members by id. */
export interface ScimGroup extends Pick<store.GroupRow, "displayName" | "externalId"> {
  readonly members: readonly string[];
}

export interface StoredScimGroup extends store.GroupRow {
  readonly members: readonly { readonly userId: UserId; readonly userName: string }[];
}

export interface ScimGroups {
  /** @param withMembers false leaves them out @throws Fault `scim.invalid_filter` */
  list(
    teamId: TeamId,
    filter: string | undefined,
    window: store.Window,
    withMembers: boolean,
  ): Promise<{ groups: StoredScimGroup[]; total: number }>;
  /** @throws Fault `scim.not_found` */
  get(teamId: TeamId, id: string): Promise<StoredScimGroup>;
  /** @throws Fault `scim.uniqueness`, `scim.invalid_value` */
  create(actor: MemberActor, wish: ScimGroup): Promise<StoredScimGroup>;
  /** @throws Fault `scim.*` */
  replace(
    actor: MemberActor,
    id: string,
    ifVersion: number | undefined,
    wish: (now: StoredScimGroup) => ScimGroup,
  ): Promise<StoredScimGroup>;
  /** @throws Fault `scim.*` */
  remove(actor: MemberActor, id: string, ifVersion: number | undefined): Promise<StoredScimGroup>;
}

export function createScimGroups(deps: ScimDeps & { readonly random: Random; readonly users: ScimUsers }): ScimGroups {
  const { db, clock, random, users, audit } = deps;

  const find = async (teamId: TeamId, id: string): Promise<StoredScimGroup> => {
    const groupId = readId<"scim_group">(id);
    const row = groupId && (await store.findGroup(db, teamId, groupId));
    if (row) return { ...row, members: await store.membersOf(db, teamId, [row.id]) };
    throw scimFaults("scim.not_found", {
      message: `There is no group "${id.slice(0, 64)}" in your team. List the groups to see their ids.`,
    });
  };

  const save = async (
    actor: MemberActor,
    id: store.GroupId,
    wish: ScimGroup,
    before: readonly UserId[],
    action: string,
  ) => {
    const { teamId } = actor;
    const wanted = new Set(wish.members);
    const added = [...wanted].filter((member) => !before.some((userId) => userId === member));
    const kept = before.filter((userId) => wanted.has(userId));
    const members = [...kept, ...(await users.known(teamId, added))];
    await inTransaction(db, async (tx) => {
      await store.lockScim(tx, teamId);
      if (!(await store.saveGroup(tx, teamId, { ...wish, id }, clock.now()))) throw taken("group", wish.displayName);
      await store.replaceMembers(tx, teamId, id, members);
      await users.followGroups(tx, actor, [...new Set([...before, ...members])]);
      const detail = { displayName: wish.displayName, members: members.length };
      await audit.record(tx, actor, `scim.group_${action}`, `group:${id}`, detail);
    });
    return find(teamId, id);
  };

  return {
    async list(teamId, filter, window, withMembers) {
      const { groups, total } = await store.listScimGroups(db, teamId, filter, window);
      const ids = withMembers ? groups.map(({ id }) => id) : [];
      const members = Map.groupBy(await store.membersOf(db, teamId, ids), ({ groupId }) => groupId);
      return { groups: groups.map((row) => ({ ...row, members: members.get(row.id) ?? [] })), total };
    },
    get: find,
    create: (actor, wish) => save(actor, newId(clock, random), wish, [], "created"),
    async replace(actor, id, ifVersion, wish) {
      const now = await find(actor.teamId, id);
      checkVersion(ifVersion, now.version);
      const before = now.members.map(({ userId }) => userId);
      return save(actor, now.id, wish(now), before, "changed");
    },
    async remove(actor, id, ifVersion) {
      const now = await find(actor.teamId, id);
      checkVersion(ifVersion, now.version);
      await inTransaction(db, async (tx) => {
        await store.lockScim(tx, actor.teamId);
        await store.deleteGroup(tx, actor.teamId, now.id);
        await users.followGroups(
          tx,
          actor,
          now.members.map(({ userId }) => userId),
        );
        await audit.record(tx, actor, "scim.group_deleted", `group:${now.id}`, { displayName: now.displayName });
      });
      return { ...now, members: [] };
    },
  };
}
