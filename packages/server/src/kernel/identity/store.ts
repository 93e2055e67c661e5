import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { SessionId, TeamId, UserId } from "../actor.ts";

export interface User {
  readonly id: UserId;
  readonly email: string;
  readonly username: string;
  readonly name: string;
}

export interface StoredUser extends User {
  readonly passwordHash: string;
  readonly isActive: boolean;
}

export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly teamId: TeamId;
  readonly lastSeenAt: Date;
  /** Moves on with use, up to `endsAt`. */
  readonly expiresAt: Date;
  readonly endsAt: Date;
}

const userColumns = sql`u.id, u.email, u.username, u.name, u.password_hash AS "passwordHash", u.is_active AS "isActive"`;

/** Across teams: one writer at a time decides who the first user is. */
export async function lockFirstUser(allTeams: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${7_100_002})`.execute(allTeams);
}

/** Across teams, like every user: people sign in before a team is known. */
export async function hasUsers(allTeams: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM identity_users) AS found`.execute(allTeams);
  return rows[0]!.found;
}

/** @returns false when the e-mail address is taken */
export async function insertUser(allTeams: Tx, user: StoredUser, createdAt: Date): Promise<boolean> {
  // The user name is a convenience: when it is taken, the e-mail address stands in.
  const { numAffectedRows } = await sql`
    INSERT INTO identity_users (id, email, username, name, password_hash, created_at)
    SELECT ${user.id}, ${user.email},
      CASE WHEN EXISTS (SELECT FROM identity_users WHERE lower(username) = lower(${user.username}))
        THEN ${user.email} ELSE ${user.username} END,
      ${user.name}, ${user.passwordHash}, ${createdAt}
    ON CONFLICT DO NOTHING`.execute(allTeams);
  return numAffectedRows === 1n;
}

export async function findByLogin(allTeams: Db, login: string): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`SELECT ${userColumns} FROM identity_users u
    WHERE lower(u.email) = lower(${login}) OR lower(u.username) = lower(${login})
    ORDER BY lower(u.email) = lower(${login}) DESC LIMIT 1`.execute(allTeams);
  return rows[0];
}

export async function findUser(allTeams: Db | Tx, id: UserId): Promise<User | undefined> {
  const { rows } = await sql<User>`SELECT u.id, u.email, u.username, u.name FROM identity_users u
    WHERE u.id = ${id}`.execute(allTeams);
  return rows[0];
}

export async function insertSession(
  db: Db | Tx,
  session: Session & { readonly ip: string; readonly userAgent: string },
  tokenHash: Buffer,
): Promise<void> {
  await sql`INSERT INTO identity_sessions
      (id, user_id, team_id, token_hash, created_at, last_seen_at, expires_at, ends_at, ip, user_agent)
    VALUES (${session.id}, ${session.userId}, ${session.teamId}, ${tokenHash}, ${session.lastSeenAt},
      ${session.lastSeenAt}, ${session.expiresAt}, ${session.endsAt}, ${session.ip}, ${session.userAgent})`.execute(db);
}

/** Only live sessions of active users; `teamId` is left out where the token itself says whose session it is. */
export async function findSession(
  db: Db,
  by: { readonly tokenHash: Buffer } | { readonly teamId: TeamId; readonly id: SessionId },
  now: Date,
): Promise<{ session: Session; user: User } | undefined> {
  const match =
    "tokenHash" in by ? sql`s.token_hash = ${by.tokenHash}` : sql`s.team_id = ${by.teamId} AND s.id = ${by.id}`;
  const { rows } = await sql<User & Session & { sessionId: SessionId }>`
    SELECT u.id, u.email, u.username, u.name, s.id AS "sessionId", s.user_id AS "userId", s.team_id AS "teamId",
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ends_at AS "endsAt"
    FROM identity_sessions s JOIN identity_users u ON u.id = s.user_id
    WHERE ${match} AND s.revoked_at IS NULL AND s.expires_at > ${now} AND u.is_active`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { id, email, username, name, sessionId, userId, teamId, lastSeenAt, expiresAt, endsAt } = row;
  return {
    user: { id, email, username, name },
    session: { id: sessionId, userId, teamId, lastSeenAt, expiresAt, endsAt },
  };
}

export async function moveSession(db: Db, teamId: TeamId, id: SessionId, seenAt: Date, expiresAt: Date): Promise<void> {
  await sql`UPDATE identity_sessions SET last_seen_at = ${seenAt}, expires_at = ${expiresAt}
    WHERE team_id = ${teamId} AND id = ${id} AND last_seen_at < ${seenAt}`.execute(db);
}

export async function revokeSession(tx: Tx, teamId: TeamId, id: SessionId, at: Date): Promise<void> {
  await sql`UPDATE identity_sessions SET revoked_at = ${at}
    WHERE team_id = ${teamId} AND id = ${id} AND revoked_at IS NULL`.execute(tx);
}

/** Housekeeping across teams: sessions, attempts and tickets that ended before `before`. */
export async function forgetEnded(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM identity_sessions WHERE ends_at < ${before}`.execute(allTeams);
  await sql`DELETE FROM identity_attempts WHERE ends_at < ${before}`.execute(allTeams);
  await sql`DELETE FROM identity_tickets WHERE expires_at < ${before}`.execute(allTeams);
}

export async function saveSetupToken(allTeams: Tx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await sql`INSERT INTO identity_setup (token_hash, expires_at) VALUES (${tokenHash}, ${expiresAt})
    ON CONFLICT (only_row) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`.execute(
    allTeams,
  );
}

export async function findSetupToken(allTeams: Db | Tx): Promise<{ tokenHash: Buffer; expiresAt: Date } | undefined> {
  const { rows } = await sql<{ tokenHash: Buffer; expiresAt: Date }>`
    SELECT token_hash AS "tokenHash", expires_at AS "expiresAt" FROM identity_setup`.execute(allTeams);
  return rows[0];
}

export async function dropSetupToken(allTeams: Tx): Promise<void> {
  await sql`DELETE FROM identity_setup`.execute(allTeams);
}

/** Counts an attempt before its password is looked at, so that parallel guesses cannot slip past. */
export async function countAttempt(
  allTeams: Db,
  subjectHash: Buffer,
  now: Date,
  endsAt: Date,
): Promise<{ attempts: number; endsAt: Date }> {
  const { rows } = await sql<{ attempts: number; endsAt: Date }>`
    INSERT INTO identity_attempts AS a (subject_hash, attempts, ends_at) VALUES (${subjectHash}, 1, ${endsAt})
    ON CONFLICT (subject_hash) DO UPDATE SET
      attempts = CASE WHEN a.ends_at <= ${now} THEN 1 ELSE least(a.attempts + 1, 1000000) END,
      ends_at = CASE WHEN a.ends_at <= ${now} THEN ${endsAt} ELSE a.ends_at END
    RETURNING attempts, ends_at AS "endsAt"`.execute(allTeams);
  return rows[0]!;
}

export async function forgetAttempts(allTeams: Db, subjectHashes: readonly Buffer[]): Promise<void> {
  await sql`DELETE FROM identity_attempts WHERE subject_hash = ANY(${subjectHashes}::bytea[])`.execute(allTeams);
}

/** Whom a ticket stands for: a session or a key. */
export interface TicketHolder {
  readonly kind: "session" | "key";
  readonly teamId: TeamId;
  readonly holderId: string;
}

export async function insertTicket(db: Db, holder: TicketHolder, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await sql`INSERT INTO identity_tickets (token_hash, kind, team_id, holder_id, expires_at)
    VALUES (${tokenHash}, ${holder.kind}, ${holder.teamId}, ${holder.holderId}, ${expiresAt})`.execute(db);
}

/** Across teams: the ticket says whose it is. It is gone with the first look, valid or not. */
export async function takeTicket(allTeams: Db, tokenHash: Buffer, now: Date): Promise<TicketHolder | undefined> {
  const { rows } = await sql<
    TicketHolder & { expiresAt: Date }
  >`DELETE FROM identity_tickets WHERE token_hash = ${tokenHash}
    RETURNING kind, team_id AS "teamId", holder_id AS "holderId", expires_at AS "expiresAt"`.execute(allTeams);
  const row = rows[0];
  return row && row.expiresAt > now ? { kind: row.kind, teamId: row.teamId, holderId: row.holderId } : undefined;
}
