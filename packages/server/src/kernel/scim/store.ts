import type { Db, Tx } from "@gatewatch/base/db";
import type { Id } from "@gatewatch/base/ids";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import { type Columns, fitting } from "./filter-store.ts";

export type GroupId = Id<"scim_group">;

/** What a client said of a person, besides `active`, which is the membership's. */
export interface UserAttributes {
  readonly displayName?: string | undefined;
  readonly name?:
    | { readonly formatted?: string; readonly givenName?: string; readonly familyName?: string }
    | undefined;
  readonly emails: readonly { readonly value: string; readonly type?: string; readonly primary?: boolean }[];
}

export interface UserRow {
  readonly userId: UserId;
  readonly userName: string;
  readonly externalId: string | null;
  readonly attributes: UserAttributes;
  readonly version: number;
  readonly isGone: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface GroupRow {
  readonly id: GroupId;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Window {
  readonly offset: number;
  readonly limit: number;
}

const userColumns = sql`user_id AS "userId", user_name AS "userName", external_id AS "externalId", attributes, version,
  gone_at IS NOT NULL AS "isGone", created_at AS "createdAt", updated_at AS "updatedAt"`;
const groupColumns = sql`g.id, g.display_name AS "displayName", g.external_id AS "externalId", g.version,
  g.created_at AS "createdAt", g.updated_at AS "updatedAt"`;

/** One change of a team's people and groups by SCIM at a time. */
export async function lockScim(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`scim ${teamId}`}, 0))`.execute(tx);
}

/** Those that SCIM does not know yet. */
export async function insertUsers(
  db: Db | Tx,
  teamId: TeamId,
  users: readonly { readonly userId: UserId; readonly userName: string; readonly attributes: UserAttributes }[],
  at: Date,
): Promise<void> {
  const rows = JSON.stringify(
    users.map(({ userId, userName, attributes }) => ({ id: userId, name: userName, attributes })),
  );
  await sql`INSERT INTO scim_users (team_id, user_id, user_name, attributes, created_at, updated_at)
    SELECT ${teamId}, u.id, u.name, u.attributes, ${at}, ${at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS u (id uuid, name text, attributes jsonb)
    ON CONFLICT DO NOTHING`.execute(db);
}

export async function findScimUser(db: Db | Tx, teamId: TeamId, userId: UserId): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`SELECT ${userColumns} FROM scim_users
    WHERE team_id = ${teamId} AND user_id = ${userId}`.execute(db);
  return rows[0];
}

/** @returns false when another user of the team has the name */
export async function saveScimUser(
  tx: Tx,
  teamId: TeamId,
  user: Pick<UserRow, "userId" | "userName" | "externalId" | "attributes" | "isGone">,
  at: Date,
): Promise<boolean> {
  const { userId, userName, externalId, attributes, isGone } = user;
  const taken = await sql`SELECT FROM scim_users WHERE team_id = ${teamId} AND lower(user_name) = lower(${userName})
    AND user_id <> ${userId} AND gone_at IS NULL`.execute(tx);
  if (taken.rows.length > 0) return false;
  const goneAt = isGone ? at : null;
  await sql`INSERT INTO scim_users AS u
      (team_id, user_id, user_name, external_id, attributes, gone_at, created_at, updated_at)
    VALUES (${teamId}, ${userId}, ${userName}, ${externalId}, ${JSON.stringify(attributes)}::jsonb, ${goneAt}, ${at}, ${at})
    ON CONFLICT (team_id, user_id) DO UPDATE SET user_name = excluded.user_name, external_id = excluded.external_id,
      attributes = excluded.attributes, gone_at = excluded.gone_at, updated_at = excluded.updated_at,
      version = u.version + 1`.execute(tx);
  return true;
}

/** @param active who of the team is active, for filters that ask */
export async function listScimUsers(
  db: Db,
  teamId: TeamId,
  filter: string | undefined,
  active: readonly UserId[],
  { offset, limit }: Window,
): Promise<{ users: UserRow[]; total: number }> {
  const where = sql`${fitting(teamId, sql`team_id`, filter, userAttributes(active))} AND gone_at IS NULL`;
  const { rows } = await sql<UserRow>`SELECT ${userColumns} FROM scim_users WHERE ${where}
    ORDER BY created_at, user_id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ count: number }>`SELECT count(*)::int AS count FROM scim_users WHERE ${where}`.execute(
    db,
  );
  return { users: rows, total: counted.rows[0]!.count };
}

/** What a filter may ask of a user. */
function userAttributes(active: readonly UserId[]): Columns {
  return {
    id: { kind: "text", sql: sql`user_id::text` },
    username: { kind: "text", sql: sql`user_name` },
    externalid: { kind: "exact", sql: sql`external_id` },
    displayname: { kind: "text", sql: sql`attributes->>'displayName'` },
    "name.formatted": { kind: "text", sql: sql`attributes->'name'->>'formatted'` },
    "name.givenname": { kind: "text", sql: sql`attributes->'name'->>'givenName'` },
    "name.familyname": { kind: "text", sql: sql`attributes->'name'->>'familyName'` },
    active: { kind: "boolean", sql: sql`user_id = ANY(${active}::uuid[])` },
    emails: {
      kind: "list",
      from: sql`jsonb_array_elements(attributes->'emails') e`,
      parts: {
        value: { kind: "text", sql: sql`e->>'value'` },
        type: { kind: "text", sql: sql`e->>'type'` },
        primary: { kind: "boolean", sql: sql`(e->>'primary')::boolean` },
      },
    },
    ...times,
  };
}

const times: Columns = {
  "meta.created": { kind: "instant", sql: sql`created_at` },
  "meta.lastmodified": { kind: "instant", sql: sql`updated_at` },
};

/** Those of some people whom SCIM knows in the team, also those who are gone. */
export async function listKnown(
  db: Db | Tx,
  teamId: TeamId,
  users: readonly UserId[],
): Promise<{ userId: UserId; isGone: boolean }[]> {
  const { rows } = await sql<{ userId: UserId; isGone: boolean }>`
    SELECT user_id AS "userId", gone_at IS NOT NULL AS "isGone" FROM scim_users
    WHERE team_id = ${teamId} AND user_id = ANY(${users}::uuid[])`.execute(db);
  return rows;
}

/** @returns false when another group of the team has the name */
export async function saveGroup(
  tx: Tx,
  teamId: TeamId,
  group: Pick<GroupRow, "id" | "displayName" | "externalId">,
  at: Date,
): Promise<boolean> {
  const { id, displayName, externalId } = group;
  const taken = await sql`SELECT FROM scim_groups WHERE team_id = ${teamId}
    AND lower(display_name) = lower(${displayName}) AND id <> ${id}`.execute(tx);
  if (taken.rows.length > 0) return false;
  await sql`INSERT INTO scim_groups AS g (team_id, id, display_name, external_id, created_at, updated_at)
    VALUES (${teamId}, ${id}, ${displayName}, ${externalId}, ${at}, ${at})
    ON CONFLICT (team_id, id) DO UPDATE SET display_name = excluded.display_name, external_id = excluded.external_id,
      updated_at = excluded.updated_at, version = g.version + 1`.execute(tx);
  return true;
}

export async function findGroup(db: Db | Tx, teamId: TeamId, id: GroupId): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`SELECT ${groupColumns} FROM scim_groups g
    WHERE g.team_id = ${teamId} AND g.id = ${id}`.execute(db);
  return rows[0];
}

export async function listScimGroups(
  db: Db,
  teamId: TeamId,
  filter: string | undefined,
  { offset, limit }: Window,
): Promise<{ groups: GroupRow[]; total: number }> {
  const where = fitting(teamId, sql`g.team_id`, filter, groupAttributes);
  const { rows } = await sql<GroupRow>`SELECT ${groupColumns} FROM scim_groups g WHERE ${where}
    ORDER BY g.created_at, g.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ count: number }>`SELECT count(*)::int AS count FROM scim_groups g WHERE ${where}`.execute(
    db,
  );
  return { groups: rows, total: counted.rows[0]!.count };
}

/** What a filter may ask of a group. */
const groupAttributes: Columns = {
  id: { kind: "text", sql: sql`g.id::text` },
  displayname: { kind: "text", sql: sql`g.display_name` },
  externalid: { kind: "exact", sql: sql`g.external_id` },
  members: {
    kind: "list",
    from: sql`(SELECT m.user_id::text AS value FROM scim_group_members m
      WHERE m.team_id = g.team_id AND m.group_id = g.id) m`,
    parts: { value: { kind: "text", sql: sql`m.value` } },
  },
  ...times,
};

/** Whether a team's groups come by SCIM. */
export async function hasScimGroups(db: Db | Tx, teamId: TeamId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM scim_groups
    WHERE team_id = ${teamId}) AS found`.execute(db);
  return rows[0]!.found;
}

export async function deleteGroup(tx: Tx, teamId: TeamId, id: GroupId): Promise<void> {
  await sql`DELETE FROM scim_groups WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** The members of some groups, by group and id. */
export async function membersOf(
  db: Db | Tx,
  teamId: TeamId,
  groups: readonly GroupId[],
): Promise<{ groupId: GroupId; userId: UserId; userName: string }[]> {
  const { rows } = await sql<{ groupId: GroupId; userId: UserId; userName: string }>`
    SELECT m.group_id AS "groupId", m.user_id AS "userId", u.user_name AS "userName" FROM scim_group_members m
    JOIN scim_users u ON u.team_id = m.team_id AND u.user_id = m.user_id
    WHERE m.team_id = ${teamId} AND m.group_id = ANY(${groups}::uuid[]) ORDER BY m.group_id, m.user_id`.execute(db);
  return rows;
}

export async function replaceMembers(tx: Tx, teamId: TeamId, id: GroupId, users: readonly UserId[]): Promise<void> {
  await sql`DELETE FROM scim_group_members WHERE team_id = ${teamId} AND group_id = ${id}
    AND user_id <> ALL(${users}::uuid[])`.execute(tx);
  await sql`INSERT INTO scim_group_members (team_id, group_id, user_id)
    SELECT ${teamId}, ${id}, unnest(${users}::uuid[]) ON CONFLICT DO NOTHING`.execute(tx);
}

/** The groups of some people, by name. */
export async function groupsOf(
  db: Db | Tx,
  teamId: TeamId,
  users: readonly UserId[],
): Promise<{ userId: UserId; id: GroupId; displayName: string }[]> {
  const { rows } = await sql<{ userId: UserId; id: GroupId; displayName: string }>`
    SELECT m.user_id AS "userId", g.id, g.display_name AS "displayName" FROM scim_group_members m
    JOIN scim_groups g ON g.team_id = m.team_id AND g.id = m.group_id
    WHERE m.team_id = ${teamId} AND m.user_id = ANY(${users}::uuid[]) ORDER BY lower(g.display_name)`.execute(db);
  return rows;
}

export async function leaveGroups(tx: Tx, teamId: TeamId, userId: UserId): Promise<void> {
  await sql`DELETE FROM scim_group_members WHERE team_id = ${teamId} AND user_id = ${userId}`.execute(tx);
}
