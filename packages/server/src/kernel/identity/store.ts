import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { SessionId, TeamId, UserId } from "../actor.ts";

export interface User {
  readonly id: UserId;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  /** Who vouches for the person: `local`, or the name of an identity provider. */
  readonly provider: string;
  readonly hasSecondFactor: boolean;
}

/** As administrators see a person. */
export interface Person extends User {
  readonly externalId: string | null;
  readonly lastLoginAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface StoredUser extends Person {
  /** `null`: an identity provider signs the person in. */
  readonly passwordHash: string | null;
  readonly isActive: boolean;
}

export type NewUser = Omit<StoredUser, "hasSecondFactor" | "lastLoginAt" | "createdAt" | "updatedAt" | "isActive">;

export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly teamId: TeamId;
  readonly lastSeenAt: Date;
  /** Moves on with use, up to `endsAt`. */
  readonly expiresAt: Date;
  readonly endsAt: Date;
  readonly provider: string;
}

/** A session as its holder sees it in the list. */
export interface SessionRow extends Session {
  readonly createdAt: Date;
  readonly ip: string;
  readonly userAgent: string;
}

const uniqueViolation = "23505"; // SQLSTATE

const userColumns = sql`u.id, u.email, u.username, u.name, u.provider,
  EXISTS (SELECT FROM identity_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor"`;
const personColumns = sql`${userColumns}, u.external_id AS "externalId", u.last_login_at AS "lastLoginAt",
  u.created_at AS "createdAt", u.updated_at AS "updatedAt"`;
const storedColumns = sql`${personColumns}, u.password_hash AS "passwordHash", u.is_active AS "isActive"`;
const sessionColumns = sql`s.id, s.user_id AS "userId", s.team_id AS "teamId", s.created_at AS "createdAt",
  s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ends_at AS "endsAt", s.ip, s.user_agent AS "userAgent",
  s.provider`;

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
export async function insertUser(allTeams: Tx, user: NewUser, createdAt: Date): Promise<boolean> {
  // The user name is a convenience: when it is taken, the e-mail address stands in.
  const { numAffectedRows } = await sql`
    INSERT INTO identity_users
      (id, email, username, name, password_hash, provider, external_id, created_at, updated_at)
    SELECT ${user.id}, ${user.email},
      CASE WHEN EXISTS (SELECT FROM identity_users WHERE lower(username) = lower(${user.username}))
        THEN ${user.email} ELSE ${user.username} END,
      ${user.name}, ${user.passwordHash}, ${user.provider}, ${user.externalId}, ${createdAt}, ${createdAt}
    ON CONFLICT DO NOTHING`.execute(allTeams);
  return numAffectedRows === 1n;
}

export async function findByLogin(allTeams: Db | Tx, login: string): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`SELECT ${storedColumns} FROM identity_users u
    WHERE lower(u.email) = lower(${login}) OR lower(u.username) = lower(${login})
    ORDER BY lower(u.email) = lower(${login}) DESC LIMIT 1`.execute(allTeams);
  return rows[0];
}

export async function findByEmail(allTeams: Db | Tx, email: string): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`SELECT ${storedColumns} FROM identity_users u
    WHERE lower(u.email) = lower(${email})`.execute(allTeams);
  return rows[0];
}

export async function findUser(allTeams: Db | Tx, id: UserId): Promise<StoredUser | undefined> {
  const { rows } = await sql<StoredUser>`SELECT ${storedColumns} FROM identity_users u
    WHERE u.id = ${id}`.execute(allTeams);
  return rows[0];
}

/** Across teams: whoever asks knows the ids from a team of theirs. */
export async function findPeople(allTeams: Db | Tx, ids: readonly UserId[]): Promise<Person[]> {
  const { rows } = await sql<Person>`SELECT ${personColumns} FROM identity_users u
    WHERE u.id = ANY(${ids}::uuid[])`.execute(allTeams);
  return rows;
}

export async function updateUser(
  allTeams: Tx,
  id: UserId,
  user: Pick<StoredUser, "name" | "email" | "passwordHash">,
  at: Date,
): Promise<void> {
  await sql`UPDATE identity_users SET name = ${user.name}, email = ${user.email}, password_hash = ${user.passwordHash},
    updated_at = ${at} WHERE id = ${id}`.execute(allTeams);
}

/** @returns false when somebody else has the address */
export async function updateEmail(allTeams: Tx, id: UserId, email: string, at: Date): Promise<boolean> {
  await sql`SAVEPOINT change_email`.execute(allTeams);
  try {
    await sql`UPDATE identity_users SET email = ${email}, updated_at = ${at} WHERE id = ${id}`.execute(allTeams);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === uniqueViolation)) throw error;
    await sql`ROLLBACK TO SAVEPOINT change_email`.execute(allTeams);
    return false;
  }
}

/** Ends the links for a new password of a person. */
export async function dropResets(allTeams: Tx, userId: UserId): Promise<void> {
  await sql`DELETE FROM identity_resets WHERE user_id = ${userId}`.execute(allTeams);
}

export async function isUsernameTaken(allTeams: Tx, username: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM identity_users WHERE lower(username) = lower(${username})`.execute(allTeams);
  return rows.length > 0;
}

export async function markLogin(allTeams: Db, id: UserId, at: Date): Promise<void> {
  await sql`UPDATE identity_users SET last_login_at = ${at} WHERE id = ${id}`.execute(allTeams);
}

export async function insertSession(
  tx: Tx,
  session: Omit<SessionRow, "createdAt"> & { readonly teamId: TeamId },
  tokenHash: Buffer,
): Promise<void> {
  await sql`INSERT INTO identity_sessions
      (id, user_id, team_id, token_hash, created_at, last_seen_at, expires_at, ends_at, ip, user_agent, provider)
    VALUES (${session.id}, ${session.userId}, ${session.teamId}, ${tokenHash}, ${session.lastSeenAt},
      ${session.lastSeenAt}, ${session.expiresAt}, ${session.endsAt}, ${session.ip}, ${session.userAgent},
      ${session.provider})`.execute(tx);
}

/** Across teams: the live sessions of one person, or those in one team of theirs; the one used last first. */
export async function listSessions(
  allTeams: Db | Tx,
  of: { readonly userId: UserId; readonly teamId?: TeamId },
  now: Date,
  limit: number,
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`SELECT ${sessionColumns} FROM identity_sessions s
    WHERE s.user_id = ${of.userId} AND (${of.teamId ?? null}::uuid IS NULL OR s.team_id = ${of.teamId ?? null})
      AND s.revoked_at IS NULL AND s.expires_at > ${now}
    ORDER BY s.last_seen_at DESC, s.id LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** Ends those of one person that match; the given one stays. @returns how many, by team */
export async function revokeSessions(
  allTeams: Tx,
  of: {
    readonly userId: UserId;
    readonly teamId?: TeamId | undefined;
    readonly id?: SessionId | undefined;
    readonly except?: SessionId | undefined;
  },
  at: Date,
): Promise<{ id: SessionId; teamId: TeamId }[]> {
  const { teamId = null, id = null, except = null } = of;
  const { rows } = await sql<{ id: SessionId; teamId: TeamId }>`UPDATE identity_sessions SET revoked_at = ${at}
    WHERE user_id = ${of.userId} AND revoked_at IS NULL AND expires_at > ${at}
      AND (${teamId}::uuid IS NULL OR team_id = ${teamId}) AND (${id}::uuid IS NULL OR id = ${id})
      AND (${except}::uuid IS NULL OR id <> ${except})
    RETURNING id, team_id AS "teamId"`.execute(allTeams);
  return rows;
}

/** Ends those in a team that one provider vouched for. @returns how many */
export async function revokeOfProvider(
  tx: Tx,
  teamId: TeamId,
  provider: string,
  except: readonly UserId[],
  at: Date,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`UPDATE identity_sessions SET revoked_at = ${at}
    WHERE team_id = ${teamId} AND provider = ${provider} AND revoked_at IS NULL AND expires_at > ${at}
      AND user_id <> ALL(${except}::uuid[])`.execute(tx);
  return Number(numAffectedRows);
}

/** Takes a session from one team of its holder to another. */
export async function moveToTeam(tx: Tx, teamId: TeamId, id: SessionId, to: TeamId, expiresAt: Date): Promise<void> {
  await sql`UPDATE identity_sessions SET team_id = ${to}, expires_at = least(${expiresAt}, ends_at)
    WHERE team_id = ${teamId} AND id = ${id} AND revoked_at IS NULL`.execute(tx);
}

/** Only live sessions of active users; `teamId` is left out where the token itself says whose session it is. */
export async function findSession(
  db: Db,
  by: { readonly tokenHash: Buffer } | { readonly teamId: TeamId; readonly id: SessionId },
  now: Date,
): Promise<{ session: Session; user: User } | undefined> {
  const match =
    "tokenHash" in by ? sql`s.token_hash = ${by.tokenHash}` : sql`s.team_id = ${by.teamId} AND s.id = ${by.id}`;
  const { rows } = await sql<User & Omit<Session, "id"> & { sessionId: SessionId; sessionProvider: string }>`
    SELECT ${userColumns}, s.id AS "sessionId", s.user_id AS "userId", s.team_id AS "teamId",
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ends_at AS "endsAt",
      s.provider AS "sessionProvider"
    FROM identity_sessions s JOIN identity_users u ON u.id = s.user_id
    WHERE ${match} AND s.revoked_at IS NULL AND s.expires_at > ${now} AND u.is_active`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const {
    id,
    email,
    username,
    name,
    provider,
    hasSecondFactor,
    sessionId,
    userId,
    teamId,
    lastSeenAt,
    expiresAt,
    endsAt,
  } = row;
  return {
    user: { id, email, username, name, provider, hasSecondFactor },
    session: { id: sessionId, userId, teamId, lastSeenAt, expiresAt, endsAt, provider: row.sessionProvider },
  };
}

export async function moveSession(db: Db, teamId: TeamId, id: SessionId, seenAt: Date, expiresAt: Date): Promise<void> {
  await sql`UPDATE identity_sessions SET last_seen_at = ${seenAt}, expires_at = ${expiresAt}
    WHERE team_id = ${teamId} AND id = ${id} AND last_seen_at < ${seenAt}`.execute(db);
}

/** Housekeeping across teams: sessions, attempts and tickets that ended before `before`. */
export async function forgetEnded(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM identity_sessions WHERE ends_at < ${before}`.execute(allTeams);
  await sql`DELETE FROM identity_attempts WHERE ends_at < ${before}`.execute(allTeams);
  await sql`DELETE FROM identity_tickets WHERE expires_at < ${before}`.execute(allTeams);
  await sql`DELETE FROM identity_resets WHERE expires_at < ${before}`.execute(allTeams);
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

/** One link for a new password at a time: a new one ends the one before. */
/** Replaces the person's link; an id of nobody keeps nothing. */
export async function saveReset(allTeams: Tx, userId: UserId, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await sql`DELETE FROM identity_resets WHERE user_id = ${userId}`.execute(allTeams);
  await sql`INSERT INTO identity_resets (token_hash, user_id, expires_at)
    SELECT ${tokenHash}, u.id, ${expiresAt} FROM identity_users u WHERE u.id = ${userId}`.execute(allTeams);
}

export async function findReset(allTeams: Db | Tx, tokenHash: Buffer, now: Date): Promise<UserId | undefined> {
  const { rows } = await sql<{ id: UserId }>`SELECT user_id AS id FROM identity_resets
    WHERE token_hash = ${tokenHash} AND expires_at > ${now}`.execute(allTeams);
  return rows[0]?.id;
}

/** @returns whose it was; `undefined` for one that is unknown, used or late */
export async function takeReset(allTeams: Tx, tokenHash: Buffer, now: Date): Promise<UserId | undefined> {
  const { rows } = await sql<{ id: UserId }>`DELETE FROM identity_resets
    WHERE token_hash = ${tokenHash} AND expires_at > ${now} RETURNING user_id AS id`.execute(allTeams);
  return rows[0]?.id;
}

/** Across teams: a person's name gives way to a pseudonym made of the id, and nothing opens the account again. */
export async function eraseUser(allTeams: Tx, id: UserId, at: Date): Promise<void> {
  const pseudonym = `erased-${id}`;
  await sql`DELETE FROM identity_sessions WHERE user_id = ${id}`.execute(allTeams);
  await sql`DELETE FROM identity_links WHERE user_id = ${id}`.execute(allTeams);
  await sql`DELETE FROM identity_factors WHERE user_id = ${id}`.execute(allTeams);
  await sql`DELETE FROM identity_recovery_codes WHERE user_id = ${id}`.execute(allTeams);
  await sql`DELETE FROM identity_resets WHERE user_id = ${id}`.execute(allTeams);
  await sql`UPDATE identity_users SET email = ${`${pseudonym}@invalid`}, username = ${pseudonym}, name = 'Erased person',
    password_hash = NULL, external_id = NULL, is_active = false, last_login_at = NULL, updated_at = ${at}
    WHERE id = ${id}`.execute(allTeams);
}
