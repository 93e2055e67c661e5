import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import type { Role } from "../roles/index.ts";
import { type TeamSettings, teamSettings } from "./settings.ts";

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** Unique, lower case, for URLs. */
  readonly slug: string;
  readonly planCode: string;
  readonly settings: TeamSettings;
}

export interface Membership {
  readonly team: Team;
  readonly userId: UserId;
  readonly role: Role;
}

/** How somebody came to belong to a team. */
export type Via = "invite" | "jit" | "scim";

export interface Member {
  readonly userId: UserId;
  readonly role: Role;
  readonly isActive: boolean;
  readonly via: Via;
  readonly joinedAt: Date;
  /** Sorted. */
  readonly groups: readonly string[];
}

interface Row {
  readonly id: TeamId;
  readonly name: string;
  readonly slug: string;
  readonly plan_code: string;
  readonly settings: unknown;
  readonly user_id: UserId;
  readonly role: Role;
}

const uniqueViolation = "23505"; // SQLSTATE

const columns = sql`t.id, t.name, t.slug, t.plan_code, t.settings, m.user_id, m.role`;
const joined = sql`teams_members m JOIN teams_teams t ON t.id = m.team_id`;
const memberColumns = sql`m.user_id AS "userId", m.role, m.is_active AS "isActive", m.via, m.joined_at AS "joinedAt",
  ARRAY(SELECT g.name FROM teams_group_members g WHERE g.team_id = m.team_id AND g.user_id = m.user_id ORDER BY g.name)
    AS groups`;

/** Across teams: a new one; the first is the operator's. */
export async function insertTeam(allTeams: Tx, team: Omit<Team, "settings">, createdAt: Date): Promise<void> {
  await sql`INSERT INTO teams_teams (id, name, slug, plan_code, created_at, is_operator)
    VALUES (${team.id}, ${team.name}, ${team.slug}, ${team.planCode}, ${createdAt},
      NOT EXISTS (SELECT 1 FROM teams_teams))`.execute(allTeams);
}

/** @returns false when the person belongs to the team already */
export async function insertMember(
  tx: Tx,
  teamId: TeamId,
  member: { readonly userId: UserId; readonly role: Role; readonly via: Via },
  joinedAt: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`INSERT INTO teams_members (team_id, user_id, role, via, joined_at)
    VALUES (${teamId}, ${member.userId}, ${member.role}, ${member.via}, ${joinedAt})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

/** Of active members only. */
export async function findMembership(db: Db | Tx, teamId: TeamId, userId: UserId): Promise<Membership | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.team_id = ${teamId} AND m.user_id = ${userId} AND m.is_active`.execute(db);
  return rows[0] && membershipOf(rows[0]);
}

export async function findPlanCode(db: Db | Tx, teamId: TeamId): Promise<string | undefined> {
  const { rows } = await sql<{ plan_code: string }>`SELECT plan_code FROM teams_teams WHERE id = ${teamId}`.execute(db);
  return rows[0]?.plan_code;
}

/** Across teams: the one of this id or slug. */
export async function findTeamBy(
  allTeams: Db,
  { id, slug }: { readonly id: TeamId | undefined; readonly slug: string },
): Promise<Team | undefined> {
  const { rows } = await sql<Row>`SELECT id, name, slug, plan_code, settings FROM teams_teams
    WHERE id = ${id ?? null} OR slug = ${slug}`.execute(allTeams);
  return rows[0] && teamOf(rows[0]);
}

/** Locks the team until the transaction ends. @returns the code of its plan */
export async function lockPlanCode(tx: Tx, teamId: TeamId): Promise<string | undefined> {
  const { rows } = await sql<{ plan_code: string }>`
    SELECT plan_code FROM teams_teams WHERE id = ${teamId} FOR UPDATE`.execute(tx);
  return rows[0]?.plan_code;
}

export async function updatePlanCode(tx: Tx, teamId: TeamId, planCode: string): Promise<void> {
  await sql`UPDATE teams_teams SET plan_code = ${planCode} WHERE id = ${teamId}`.execute(tx);
}

/** Across teams: whose administrators run the installation. */
export async function findOperatorTeam(allTeams: Db): Promise<TeamId | undefined> {
  const { rows } = await sql<{ id: TeamId }>`SELECT id FROM teams_teams WHERE is_operator`.execute(allTeams);
  return rows[0]?.id;
}

/** Across teams: those where a person is active, the one joined first before the others. */
export async function listMemberships(allTeams: Db | Tx, userId: UserId, limit: number): Promise<Membership[]> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.user_id = ${userId} AND m.is_active ORDER BY m.joined_at, m.team_id LIMIT ${limit}`.execute(allTeams);
  return rows.map(membershipOf);
}

/** Across teams: in how many a person stands, active or not. */
export async function countMemberships(allTeams: Db | Tx, userId: UserId): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM teams_members
    WHERE user_id = ${userId}`.execute(allTeams);
  return rows[0]!.count;
}

/** Across teams: who the machine's operator acts as. */
export async function findFirstAdmin(allTeams: Db | Tx): Promise<Membership | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.role = 'admin' AND m.is_active ORDER BY m.joined_at, m.user_id LIMIT 1`.execute(allTeams);
  return rows[0] && membershipOf(rows[0]);
}

/** Across teams: all of them, oldest first. */
export async function listTeams(allTeams: Db | Tx, limit: number): Promise<Team[]> {
  const { rows } = await sql<Row>`SELECT id, name, slug, plan_code, settings FROM teams_teams
    ORDER BY created_at, id LIMIT ${limit}`.execute(allTeams);
  return rows.map(teamOf);
}

export async function findTeam(db: Db | Tx, teamId: TeamId): Promise<Team | undefined> {
  const { rows } = await sql<Row>`SELECT id, name, slug, plan_code, settings FROM teams_teams
    WHERE id = ${teamId}`.execute(db);
  return rows[0] && teamOf(rows[0]);
}

/** Takes the team's row for this transaction: one change of its members at a time. */
export async function lockTeam(tx: Tx, teamId: TeamId): Promise<Team | undefined> {
  const { rows } = await sql<Row>`SELECT id, name, slug, plan_code, settings FROM teams_teams
    WHERE id = ${teamId} FOR UPDATE`.execute(tx);
  return rows[0] && teamOf(rows[0]);
}

export async function updateTeam(tx: Tx, teamId: TeamId, team: Pick<Team, "name" | "settings">): Promise<void> {
  await sql`UPDATE teams_teams SET name = ${team.name}, settings = ${JSON.stringify(team.settings)}::jsonb
    WHERE id = ${teamId}`.execute(tx);
}

/** @returns false when another team has the slug; the transaction is over then */
export async function updateSlug(tx: Tx, teamId: TeamId, slug: string): Promise<boolean> {
  try {
    await sql`UPDATE teams_teams SET slug = ${slug} WHERE id = ${teamId}`.execute(tx);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === uniqueViolation) return false;
    throw error;
  }
}

/** The oldest member first, active or not. */
export async function listMembers(
  db: Db | Tx,
  teamId: TeamId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ members: Member[]; total: number }> {
  const { rows } = await sql<Member>`SELECT ${memberColumns} FROM teams_members m WHERE m.team_id = ${teamId}
    ORDER BY m.joined_at, m.user_id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  const counted = await sql<{ count: number }>`SELECT count(*)::int AS count FROM teams_members
    WHERE team_id = ${teamId}`.execute(db);
  return { members: rows, total: counted.rows[0]!.count };
}

export async function findMember(db: Db | Tx, teamId: TeamId, userId: UserId): Promise<Member | undefined> {
  const { rows } = await sql<Member>`SELECT ${memberColumns} FROM teams_members m
    WHERE m.team_id = ${teamId} AND m.user_id = ${userId}`.execute(db);
  return rows[0];
}

/** Those of some people who are members, in no order. */
export async function listMembersOf(db: Db | Tx, teamId: TeamId, users: readonly UserId[]): Promise<Member[]> {
  const { rows } = await sql<Member>`SELECT ${memberColumns} FROM teams_members m
    WHERE m.team_id = ${teamId} AND m.user_id = ANY(${users}::uuid[])`.execute(db);
  return rows;
}

export async function listRoll(db: Db, teamId: TeamId, limit: number): Promise<Pick<Member, "userId" | "isActive">[]> {
  const { rows } = await sql<Pick<Member, "userId" | "isActive">>`SELECT user_id AS "userId", is_active AS "isActive"
    FROM teams_members WHERE team_id = ${teamId} ORDER BY joined_at, user_id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Active administrators but for one person, in no order. */
export async function listOtherAdmins(tx: Db | Tx, teamId: TeamId, userId: UserId, limit: number): Promise<UserId[]> {
  const { rows } = await sql<{ id: UserId }>`SELECT user_id AS id FROM teams_members
    WHERE team_id = ${teamId} AND user_id <> ${userId} AND role = 'admin' AND is_active LIMIT ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function updateMember(
  tx: Tx,
  teamId: TeamId,
  userId: UserId,
  member: Pick<Member, "role" | "isActive">,
): Promise<void> {
  await sql`UPDATE teams_members SET role = ${member.role}, is_active = ${member.isActive}
    WHERE team_id = ${teamId} AND user_id = ${userId}`.execute(tx);
}

export async function deleteMember(tx: Tx, teamId: TeamId, userId: UserId): Promise<void> {
  await sql`DELETE FROM teams_members WHERE team_id = ${teamId} AND user_id = ${userId}`.execute(tx);
}

export async function replaceGroups(
  tx: Tx,
  teamId: TeamId,
  users: readonly { readonly userId: UserId; readonly names: readonly string[] }[],
): Promise<void> {
  const ids = users.map(({ userId }) => userId);
  await sql`DELETE FROM teams_group_members WHERE team_id = ${teamId} AND user_id = ANY(${ids}::uuid[])`.execute(tx);
  const rows = JSON.stringify(users.flatMap(({ userId, names }) => names.map((name) => ({ id: userId, name }))));
  await sql`INSERT INTO teams_group_members (team_id, user_id, name)
    SELECT ${teamId}, g.id, g.name FROM jsonb_to_recordset(${rows}::jsonb) AS g (id uuid, name text)
    ON CONFLICT DO NOTHING`.execute(tx);
}

export interface Group {
  readonly name: string;
  readonly memberCount: number;
}

export async function listGroups(
  db: Db,
  teamId: TeamId,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ groups: Group[]; total: number }> {
  const { rows } = await sql<Group>`SELECT name, count(*)::int AS "memberCount" FROM teams_group_members
    WHERE team_id = ${teamId} GROUP BY name ORDER BY name LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  const counted = await sql<{ count: number }>`SELECT count(DISTINCT name)::int AS count FROM teams_group_members
    WHERE team_id = ${teamId}`.execute(db);
  return { groups: rows, total: counted.rows[0]!.count };
}

export async function listGroupMembers(db: Db, teamId: TeamId, name: string, limit: number): Promise<UserId[]> {
  const { rows } = await sql<{ id: UserId }>`SELECT user_id AS id FROM teams_group_members
    WHERE team_id = ${teamId} AND name = ${name} ORDER BY user_id LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The team itself, once nothing of it is left. */
export async function deleteTeam(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`DELETE FROM teams_teams WHERE id = ${teamId}`.execute(tx);
}

function teamOf(row: Omit<Row, "user_id" | "role">): Team {
  const { id, name, slug, plan_code: planCode } = row;
  return { id, name, slug, planCode, settings: teamSettings.parse(row.settings) };
}

function membershipOf(row: Row): Membership {
  return { team: teamOf(row), userId: row.user_id, role: row.role };
}
