import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { SessionId, TeamId, UserId } from "../actor.ts";

export interface Attempt {
  readonly id: string;
  /** `null` when nobody can tell which team was meant. */
  readonly teamId: TeamId | null;
  readonly userId: UserId | null;
  /** "" for what is no e-mail address: it may have been a password. */
  readonly userEmail: string;
  readonly userName: string;
  readonly provider: string;
  readonly ip: string;
  readonly userAgent: string;
  /** `null` = signed in. */
  readonly failureReason: string | null;
  readonly sessionId: SessionId | null;
  readonly createdAt: Date;
}

export interface AttemptFilter {
  readonly userEmail?: string | undefined;
  readonly userId?: UserId | undefined;
  readonly ip?: string | undefined;
  readonly provider?: string | undefined;
  readonly success?: boolean | undefined;
  readonly start?: Date | undefined;
  readonly end?: Date | undefined;
}

const columns = sql`id, team_id AS "teamId", user_id AS "userId", user_email AS "userEmail", user_name AS "userName",
  provider, ip, user_agent AS "userAgent", failure_reason AS "failureReason", session_id AS "sessionId",
  created_at AS "createdAt"`;

export async function insertAttempt(db: Db | Tx, attempt: Attempt): Promise<void> {
  await sql`INSERT INTO logins_attempts
      (id, team_id, user_id, user_email, user_name, provider, ip, user_agent, failure_reason, session_id, created_at)
    VALUES (${attempt.id}, ${attempt.teamId}, ${attempt.userId}, ${attempt.userEmail}, ${attempt.userName},
      ${attempt.provider}, ${attempt.ip}, ${attempt.userAgent}, ${attempt.failureReason}, ${attempt.sessionId},
      ${attempt.createdAt})`.execute(db);
}

/** Newest first. */
export async function listAttempts(
  db: Db,
  teamId: TeamId,
  filter: AttemptFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ attempts: Attempt[]; total: number }> {
  const { userEmail, userId, ip, provider, success, start, end } = filter;
  const conditions = [
    sql`team_id = ${teamId}`,
    ...(userEmail === undefined ? [] : [sql`lower(user_email) = lower(${userEmail})`]),
    ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
    ...(ip === undefined ? [] : [sql`ip = ${ip}`]),
    ...(provider === undefined ? [] : [sql`provider = ${provider}`]),
    ...(success === undefined ? [] : [success ? sql`failure_reason IS NULL` : sql`failure_reason IS NOT NULL`]),
    ...(start === undefined ? [] : [sql`created_at >= ${start}`]),
    ...(end === undefined ? [] : [sql`created_at <= ${end}`]),
  ];
  const where = sql.join(conditions, sql` AND `);
  const { rows } = await sql<Attempt>`SELECT ${columns} FROM logins_attempts WHERE ${where}
    ORDER BY created_at DESC, id DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  const counted = await sql<{ count: number }>`SELECT count(*)::int AS count FROM logins_attempts
    WHERE ${where}`.execute(db);
  return { attempts: rows, total: counted.rows[0]!.count };
}

export interface AttemptCounts {
  readonly total: number;
  readonly successful: number;
  readonly failed: number;
  readonly uniqueUsers: number;
  readonly uniqueIps: number;
  readonly byProvider: Readonly<Record<string, number>>;
}

export async function countAttempts(db: Db, teamId: TeamId, since: Date): Promise<AttemptCounts> {
  const { rows } = await sql<Omit<AttemptCounts, "byProvider">>`SELECT count(*)::int AS total,
      count(*) FILTER (WHERE failure_reason IS NULL)::int AS successful,
      count(*) FILTER (WHERE failure_reason IS NOT NULL)::int AS failed,
      count(DISTINCT user_id)::int AS "uniqueUsers", count(DISTINCT ip)::int AS "uniqueIps"
    FROM logins_attempts WHERE team_id = ${teamId} AND created_at >= ${since}`.execute(db);
  const providers = await sql<{ provider: string; count: number }>`SELECT provider, count(*)::int AS count
    FROM logins_attempts WHERE team_id = ${teamId} AND created_at >= ${since}
    GROUP BY provider ORDER BY provider LIMIT 100`.execute(db);
  return { ...rows[0]!, byProvider: Object.fromEntries(providers.rows.map((row) => [row.provider, row.count])) };
}

/** @returns how many were removed */
export async function deleteBefore(tx: Tx, teamId: TeamId, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM logins_attempts
    WHERE team_id = ${teamId} AND created_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Across teams: attempts that belong to none, which no team's setting can reach. */
export async function deleteUnclaimed(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM logins_attempts WHERE team_id IS NULL AND created_at < ${before}`.execute(allTeams);
}

/** Across teams: what names one person. */
export async function listOfUser(allTeams: Db, userId: UserId, limit: number): Promise<Attempt[]> {
  const { rows } = await sql<Attempt>`SELECT ${columns} FROM logins_attempts WHERE user_id = ${userId}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** Across teams, as is every person. */
export async function deleteOfUser(allTeams: Tx, userId: UserId): Promise<void> {
  await sql`DELETE FROM logins_attempts WHERE user_id = ${userId}`.execute(allTeams);
}
