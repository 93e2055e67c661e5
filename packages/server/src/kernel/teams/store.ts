import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import type { Role } from "../roles/index.ts";

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** Unique, lower case, for URLs. */
  readonly slug: string;
  readonly planCode: string;
}

export interface Membership {
  readonly team: Team;
  readonly userId: UserId;
  readonly role: Role;
}

interface Row {
  readonly id: TeamId;
  readonly name: string;
  readonly slug: string;
  readonly plan_code: string;
  readonly user_id: UserId;
  readonly role: Role;
}

const columns = sql`t.id, t.name, t.slug, t.plan_code, m.user_id, m.role`;
const joined = sql`teams_members m JOIN teams_teams t ON t.id = m.team_id`;

/** Across teams: a new one. */
export async function insertTeam(allTeams: Tx, team: Team, createdAt: Date): Promise<void> {
  await sql`INSERT INTO teams_teams (id, name, slug, plan_code, created_at)
    VALUES (${team.id}, ${team.name}, ${team.slug}, ${team.planCode}, ${createdAt})`.execute(allTeams);
}

export async function insertMember(tx: Tx, teamId: TeamId, userId: UserId, role: Role, joinedAt: Date): Promise<void> {
  await sql`INSERT INTO teams_members (team_id, user_id, role, joined_at)
    VALUES (${teamId}, ${userId}, ${role}, ${joinedAt})`.execute(tx);
}

export async function findMembership(db: Db | Tx, teamId: TeamId, userId: UserId): Promise<Membership | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.team_id = ${teamId} AND m.user_id = ${userId}`.execute(db);
  return rows[0] && membershipOf(rows[0]);
}

export async function findPlanCode(db: Db | Tx, teamId: TeamId): Promise<string | undefined> {
  const { rows } = await sql<{ plan_code: string }>`SELECT plan_code FROM teams_teams WHERE id = ${teamId}`.execute(db);
  return rows[0]?.plan_code;
}

/** Across teams: where a person is signed in when no team was named. */
export async function findFirstMembership(allTeams: Db | Tx, userId: UserId): Promise<Membership | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.user_id = ${userId} ORDER BY m.joined_at, m.team_id LIMIT 1`.execute(allTeams);
  return rows[0] && membershipOf(rows[0]);
}

/** Across teams: who the machine's operator acts as. */
export async function findFirstAdmin(allTeams: Db | Tx): Promise<Membership | undefined> {
  const { rows } = await sql<Row>`SELECT ${columns} FROM ${joined}
    WHERE m.role = 'admin' ORDER BY m.joined_at, m.user_id LIMIT 1`.execute(allTeams);
  return rows[0] && membershipOf(rows[0]);
}

function membershipOf(row: Row): Membership {
  return {
    team: { id: row.id, name: row.name, slug: row.slug, planCode: row.plan_code },
    userId: row.user_id,
    role: row.role,
  };
}
