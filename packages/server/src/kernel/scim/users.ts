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
  /** The team's people, members before SCIM among them. @throws Fault `scim.invalid_filter` */
  list(
    teamId: TeamId,
    filter: string | undefined,
    window: store.Window,
  ): Promise<{ users: StoredScimUser[]; total: number }>;
  /** @throws Fault `scim.not_found` */
  get(teamId: TeamId, id: string): Promise<StoredScimUser>;
  /** @throws Fault `scim.uniqueness`, `scim.invalid_value` */
  create(actor: MemberActor, wish: ScimUser): Promise<StoredScimUser>;
  /** @throws Fault `scim.*`, `teams.last_admin`, `teams.last_break_glass` */
  replace(
    actor: MemberActor,
    id: string,
    ifVersion: number | undefined,
    wish: (now: StoredScimUser) => ScimUser,
  ): Promise<StoredScimUser>;
  /** The ids of these people. @throws Fault `scim.invalid_value` for one who is no user of the team */
  known(teamId: TeamId, ids: readonly string[]): Promise<UserId[]>;
  /** Switches the person off here, at once, and forgets them. @throws Fault `scim.*`, `teams.last_admin`, `teams.last_break_glass` */
  remove(actor: MemberActor, id: string, ifVersion: number | undefined): Promise<StoredScimUser>;
  /** Gives people the role and the group names that their groups say. */
  followGroups(tx: Tx, actor: MemberActor, users: readonly UserId[]): Promise<void>;
}

export interface ScimDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly teams: Teams;
  readonly identity: Pick<
    Identity,
    "addPerson" | "byEmail" | "changeEmail" | "people" | "rename" | "revokeSessions" | "user"
  >;
  readonly keys: Pick<Keys, "revokeAll">;
  readonly federation: Pick<Federation, "teamChoices" | "hasDomain">;
  readonly audit: Audit;
}

export function createScimUsers(deps: ScimDeps): ScimUsers {
  const { db, clock, teams, identity, keys, federation, audit } = deps;

  /** Members who came another way are people to a provisioning client too: it matches them by name. */
  const adopt = async (teamId: TeamId, members: readonly UserId[]): Promise<void> => {
    const known = new Set((await store.listKnown(db, teamId, members)).map(({ userId }) => userId));
    const people = await identity.people(members.filter((userId) => !known.has(userId)));
    if (people.length === 0) return;
    const users = people.map(({ id, email, name }) => ({
      userId: id,
      userName: email,
      attributes: { displayName: name, emails: [{ value: email, primary: true }] },
    }));
    await store.insertUsers(db, teamId, users, clock.now());
  };
  const adoptAll = async (teamId: TeamId) => {
    const roll = await teams.roll(teamId);
    await adopt(
      teamId,
      roll.map(({ userId }) => userId),
    );
    return roll;
  };

  const memberOf = (teamId: TeamId, userId: UserId): Promise<Member | undefined> =>
    teams.member(teamId, userId).catch((fault: unknown) => {
      if (isFault(fault, "teams.member_not_found")) return undefined;
      throw fault;
    });

  const shown = async (teamId: TeamId, rows: readonly store.UserRow[]): Promise<StoredScimUser[]> => {
    const ids = rows.map(({ userId }) => userId);
    const members = new Map((await teams.membersAmong(db, teamId, ids)).map((member) => [member.userId, member]));
    const groups = Map.groupBy(await store.groupsOf(db, teamId, ids), ({ userId }) => userId);
    return rows.map((row) => ({
      ...row,
      active: members.get(row.userId)?.isActive ?? false,
      groups: groups.get(row.userId) ?? [],
    }));
  };

  const find = async (teamId: TeamId, id: string): Promise<StoredScimUser> => {
    const userId = readId<"user">(id);
    let row = userId && (await store.findScimUser(db, teamId, userId));
    if (!row && userId && (await memberOf(teamId, userId))) {
      await adopt(teamId, [userId]);
      row = await store.findScimUser(db, teamId, userId);
    }
    if (row && !row.isGone) return (await shown(teamId, [row]))[0]!;
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

  /**
   * An address is also how a person signs in and is written to, so only one of a domain that the team's identity provider
   * speaks for is taken over, and only for somebody who belongs to no other team.
   */
  const followEmail = async (tx: Tx, actor: MemberActor, now: StoredScimUser, wish: ScimUser): Promise<void> => {
    const email = emailOf(wish);
    if (email === undefined || email.toLowerCase() === emailOf(now)?.toLowerCase()) return;
    const account = await identity.user(now.userId);
    if (account?.email.toLowerCase() === email.toLowerCase()) return;
    if (!(await teams.isAlone(tx, now.userId)) || !(await federation.hasDomain(actor.teamId, email)))
      throw emailRefused(email);
    if (!(await identity.changeEmail(tx, actor, now.userId, email))) throw taken("user", email);
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
      if (action === "changed") await followEmail(tx, actor, now, wish);
      else {
        await store.leaveGroups(tx, teamId, now.userId);
        await followGroups(tx, actor, [now.userId]);
      }
      const name = nameIn(wish.attributes);
      const isRenamed = name !== undefined && name !== nameIn(now.attributes);
      if (isRenamed && (await teams.isAlone(tx, now.userId))) await identity.rename(tx, now.userId, name);
      await audit.record(tx, actor, `scim.user_${action}`, `user:${now.userId}`, { active: wish.active });
    });

  const followGroups: ScimUsers["followGroups"] = async (tx, actor, users) => {
    const { teamId } = actor;
    const { scim } = await federation.teamChoices(teamId);
    const names = Map.groupBy(await store.groupsOf(tx, teamId, users), ({ userId }) => userId);
    const changed = new Map<UserId, readonly string[]>();
    for (const member of await teams.membersAmong(tx, teamId, users)) {
      const groups = (names.get(member.userId) ?? []).map(({ displayName }) => displayName);
      if (groups.toSorted().join("\0") !== member.groups.toSorted().join("\0")) changed.set(member.userId, groups);
      const role = roleFromGroups(scim, groups, member.role, false);
      if (role === member.role) continue;
      await teams.changeMember(tx, actor, member.userId, { role }).catch((fault: unknown) => {
        // Whom the team cannot do without stays, whatever the groups say.
        if (!isFault(fault, "teams.last_admin", "teams.last_break_glass")) throw fault;
      });
    }
    await teams.setGroupsOfMany(tx, teamId, changed);
  };

  return {
    async list(teamId, filter, window) {
      const active = (await adoptAll(teamId)).filter(({ isActive }) => isActive).map(({ userId }) => userId);
      const { users, total } = await store.listScimUsers(db, teamId, filter, active, window);
      return { users: await shown(teamId, users), total };
    },
    async known(teamId, ids) {
      const wanted = ids.map((id) => readId<"user">(id) ?? unknownMember(id));
      const members = await teams.membersAmong(db, teamId, wanted);
      await adopt(
        teamId,
        members.map(({ userId }) => userId),
      );
      const rows = await store.listKnown(db, teamId, wanted);
      const found = new Set(rows.filter(({ isGone }) => !isGone).map(({ userId }) => userId));
      return wanted.map((userId) => (found.has(userId) ? userId : unknownMember(userId)));
    },
    get: find,
    async create(actor, wish) {
      const { teamId } = actor;
      const email = emailIn(wish);
      await adoptAll(teamId);
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
    followGroups,
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

/** The address that the account has: the primary one, else the first, else a user name that is one. */
function emailOf({ userName, attributes: { emails } }: ScimUser): string | undefined {
  const email = (emails.find(({ primary }) => primary === true) ?? emails[0])?.value ?? userName;
  return /^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\]{1,189}$/.test(email) ? email : undefined;
}

function emailIn(wish: ScimUser): string {
  const email = emailOf(wish);
  if (email !== undefined) return email;
  throw scimFaults("scim.invalid_value", {
    message: `"${(wish.attributes.emails[0]?.value ?? wish.userName).slice(0, 100)}" is no e-mail address. Send emails, or a userName that is one.`,
    fields: [{ field: "emails", reason: "holds no e-mail address" }],
  });
}

function emailRefused(email: string) {
  return scimFaults("scim.email_not_yours", {
    message: `The address "${email.slice(0, 254)}" cannot become this person's: its domain is none that an identity provider of your team lists under email_domains, or the person belongs to other teams too. Add the domain, or let the person change it.`,
    fields: [{ field: "emails", reason: "is of no domain of the team's identity providers" }],
  });
}

function unknownMember(id: string): never {
  throw scimFaults("scim.invalid_value", {
    message: `The member "${id.slice(0, 64)}" is no user of your team. Provision the user first.`,
    fields: [{ field: "members", reason: "names no user of the team" }],
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
