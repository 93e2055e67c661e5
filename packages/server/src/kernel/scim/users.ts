import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { readId } from "@gatewatch/base/ids";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import { type Federation, roleFromGroups } from "../federation/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Keys } from "../keys/index.ts";
import type { Member, MemberActor, Teams } from "../teams/index.ts";
import { scimFaults } from "./faults.ts";
import type { Condition } from "./filter.ts";
import * as store from "./store.ts";

/** A person as a provisioning client sees and wants them. */
export interface ScimUser extends Pick<store.UserRow, "userName" | "externalId" | "attributes"> {
  readonly active: boolean;
}

export interface StoredScimUser
  extends ScimUser,
    Pick<store.UserRow, "userId" | "version" | "createdAt" | "updatedAt"> {
  readonly groups: readonly { readonly id: store.GroupId; readonly displayName: string }[];
}

export interface ScimUsers {
  /** The team's people, members before SCIM among them. */
  list(
    teamId: TeamId,
    conditions: readonly Condition[],
    window: store.Window,
  ): Promise<{ users: StoredScimUser[]; total: number }>;
  /** @throws Fault `scim.not_found` */
  get(teamId: TeamId, id: string): Promise<StoredScimUser>;
  /** @throws Fault `scim.uniqueness`, `scim.invalid_value` */
  create(actor: MemberActor, wish: ScimUser): Promise<StoredScimUser>;
  /** @throws Fault `scim.*`, `teams.last_admin` */
  replace(
    actor: MemberActor,
    id: string,
    ifVersion: number | undefined,
    wish: (now: StoredScimUser) => ScimUser,
  ): Promise<StoredScimUser>;
  /** Switches the person off here, at once, and forgets them. @throws Fault `scim.*`, `teams.last_admin` */
  remove(actor: MemberActor, id: string, ifVersion: number | undefined): Promise<StoredScimUser>;
  /** Gives people the role and the group names that their groups say. */
  followGroups(tx: Tx, actor: MemberActor, users: readonly UserId[]): Promise<void>;
}

export interface ScimDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly teams: Teams;
  readonly identity: Pick<Identity, "addPerson" | "byEmail" | "people" | "rename" | "revokeSessions">;
  readonly keys: Pick<Keys, "revokeAll">;
  readonly federation: Pick<Federation, "teamChoices">;
  readonly audit: Audit;
}

const membersAtOnce = 1000;
const membersMax = 50_000;

export function createScimUsers(deps: ScimDeps): ScimUsers {
  const { db, clock, teams, identity, keys, federation, audit } = deps;

  /** Members who came another way are people to a provisioning client too: it matches them by name. */
  const adopt = async (teamId: TeamId): Promise<void> => {
    for (let offset = 0; offset < membersMax; offset += membersAtOnce) {
      const { members } = await teams.members(teamId, { limit: membersAtOnce, offset });
      const people = await identity.people(members.map(({ userId }) => userId));
      const users = people.map(({ id, email, name }) => ({
        userId: id,
        userName: email,
        attributes: { displayName: name, emails: [{ value: email, primary: true }] },
      }));
      await store.insertUsers(db, teamId, users, clock.now());
      if (members.length < membersAtOnce) return;
    }
  };

  const memberOf = (teamId: TeamId, userId: UserId): Promise<Member | undefined> =>
    teams.member(teamId, userId).catch((fault: unknown) => {
      if (isFault(fault, "teams.member_not_found")) return undefined;
      throw fault;
    });

  const shown = async (teamId: TeamId, row: store.UserRow): Promise<StoredScimUser> => {
    const member = await memberOf(teamId, row.userId);
    return { ...row, active: member?.isActive ?? false, groups: await store.groupsOfUser(db, teamId, row.userId) };
  };

  const find = async (teamId: TeamId, id: string): Promise<StoredScimUser> => {
    const userId = readId<"user">(id);
    let row = userId && (await store.findScimUser(db, teamId, userId));
    if (!row && userId && (await memberOf(teamId, userId))) {
      await adopt(teamId);
      row = await store.findScimUser(db, teamId, userId);
    }
    if (row && !row.isGone) return shown(teamId, row);
    throw userNotFound(id);
  };

  const save = async (tx: Tx, teamId: TeamId, userId: UserId, wish: ScimUser, isGone = false): Promise<void> => {
    if (await store.saveScimUser(tx, teamId, { ...wish, userId, isGone }, clock.now())) return;
    throw taken("user", wish.userName);
  };

  /** Switching somebody off ends everything that they hold here: switched on again, they begin anew. */
  const setActive = async (tx: Tx, actor: MemberActor, userId: UserId, isActive: boolean): Promise<void> => {
    await teams.changeMember(tx, actor, userId, { isActive });
    if (isActive) return;
    await identity.revokeSessions(tx, actor, { userId, teamId: actor.teamId });
    await keys.revokeAll(tx, actor, userId);
  };

  const change = (
    actor: MemberActor,
    now: StoredScimUser,
    wish: ScimUser,
    action: "changed" | "deleted",
  ): Promise<void> =>
    inTransaction(db, async (tx) => {
      const { teamId } = actor;
      await store.lockScim(tx, teamId);
      if (wish.active !== now.active) await setActive(tx, actor, now.userId, wish.active);
      await save(tx, teamId, now.userId, wish, action === "deleted");
      const name = nameIn(wish.attributes);
      const isRenamed = name !== undefined && name !== nameIn(now.attributes);
      if (isRenamed && (await teams.isAlone(tx, now.userId))) await identity.rename(tx, now.userId, name);
      await audit.record(tx, actor, `scim.user_${action}`, `user:${now.userId}`, { active: wish.active });
    });

  return {
    async list(teamId, conditions, window) {
      await adopt(teamId);
      const { users, total } = await store.listScimUsers(db, teamId, conditions, window);
      return { users: await Promise.all(users.map((row) => shown(teamId, row))), total };
    },
    get: find,
    async create(actor, wish) {
      const { teamId } = actor;
      const email = emailIn(wish);
      await adopt(teamId);
      const account = await identity.byEmail(email);
      const earlier = account && (await store.findScimUser(db, teamId, account.id));
      if (account && !(earlier?.isGone && (await memberOf(teamId, account.id)))) throw taken("user", email);
      const { scim } = await federation.teamChoices(teamId);
      const userId = await inTransaction(db, async (tx) => {
        await store.lockScim(tx, teamId);
        const person = { email, name: nameIn(wish.attributes), passwordHash: null, provider: "scim" };
        const externalId = wish.externalId === null ? {} : { externalId: wish.externalId };
        const id =
          account?.id ?? (await identity.addPerson(tx, teamId, { ...person, ...externalId }, scim.defaultRole, "scim"));
        await save(tx, teamId, id, wish);
        if (account || !wish.active) await setActive(tx, actor, id, wish.active);
        await audit.record(tx, actor, "scim.user_created", `user:${id}`, { userName: wish.userName });
        return id;
      });
      return find(teamId, userId);
    },
    async replace(actor, id, ifVersion, wish) {
      const now = await find(actor.teamId, id);
      checkVersion(ifVersion, now.version);
      await change(actor, now, wish(now), "changed");
      return find(actor.teamId, id);
    },
    async remove(actor, id, ifVersion) {
      const now = await find(actor.teamId, id);
      checkVersion(ifVersion, now.version);
      await change(actor, now, { ...now, active: false }, "deleted");
      return { ...now, active: false, groups: [] };
    },
    async followGroups(tx, actor, users) {
      const { teamId } = actor;
      const { scim } = await federation.teamChoices(teamId);
      for (const userId of users) {
        const groups = (await store.groupsOfUser(tx, teamId, userId)).map(({ displayName }) => displayName);
        const member = await memberOf(teamId, userId);
        if (!member) continue;
        const isLastAdmin = member.role === "admin" && (await teams.isLastAdmin(teamId, userId));
        const role = roleFromGroups(scim, groups, member.role, isLastAdmin);
        if (role !== member.role) await teams.changeMember(tx, actor, userId, { role });
        await teams.setGroups(tx, teamId, userId, groups);
      }
    },
  };
}

/** @throws Fault `scim.version_conflict` */
export function checkVersion(ifVersion: number | undefined, version: number): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw scimFaults("scim.version_conflict", {
    message: `The resource is at version ${version} and no longer at the one you name. Read it again, then change it.`,
  });
}

/** Another one has the name. */
export function taken(kind: "user" | "group", name: string) {
  return scimFaults("scim.uniqueness", {
    message: `There is a ${kind} "${name.slice(0, 100)}" already, here or with an account of another team. Match it by its name, or invite it.`,
  });
}

function emailIn({ userName, attributes }: ScimUser): string {
  const { emails } = attributes;
  const chosen = emails.find(({ primary }) => primary === true) ?? emails[0];
  const email = chosen?.value ?? userName;
  if (/^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\]{1,189}$/.test(email)) return email;
  throw scimFaults("scim.invalid_value", {
    message: `"${email.slice(0, 100)}" is no e-mail address. Send emails, or a userName that is one.`,
    fields: [{ field: "emails", reason: "holds no e-mail address" }],
  });
}

function nameIn({ displayName, name }: store.UserAttributes): string | undefined {
  const joined = [name?.givenName, name?.familyName].filter(Boolean).join(" ");
  const text = displayName || name?.formatted || joined;
  return text === "" ? undefined : text.slice(0, 200);
}

function userNotFound(id: string) {
  return scimFaults("scim.not_found", {
    message: `There is no user "${id.slice(0, 64)}" in your team. List the users to see their ids.`,
  });
}
