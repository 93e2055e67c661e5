import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";

export interface Grant {
  readonly id: string;
  readonly userCode: string;
  /** What the device calls itself. */
  readonly clientName: string;
  readonly ip: string;
  readonly status: "pending" | "approved" | "denied" | "used";
  /** Of who approved it; `null` before. */
  readonly teamId: TeamId | null;
  readonly userId: UserId | null;
  readonly intervalSeconds: number;
  readonly polledAt: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = sql`id, user_code AS "userCode", client_name AS "clientName", ip, status, team_id AS "teamId",
  user_id AS "userId", interval_seconds AS "intervalSeconds", polled_at AS "polledAt", created_at AS "createdAt",
  expires_at AS "expiresAt"`;

/** Across teams: nobody has said yet whose it becomes. */
export async function insertGrant(allTeams: Db, grant: Grant, deviceCodeHash: Buffer): Promise<void> {
  await sql`INSERT INTO devices_grants
      (id, device_code_hash, user_code, client_name, ip, status, interval_seconds, created_at, expires_at)
    VALUES (${grant.id}, ${deviceCodeHash}, ${grant.userCode}, ${grant.clientName}, ${grant.ip}, ${grant.status},
      ${grant.intervalSeconds}, ${grant.createdAt}, ${grant.expiresAt})`.execute(allTeams);
}

/** Across teams: whoever reads the code from the device may answer it. Only while it waits. */
export async function findPending(allTeams: Db | Tx, userCode: string, now: Date): Promise<Grant | undefined> {
  const { rows } = await sql<Grant>`SELECT ${columns} FROM devices_grants
    WHERE user_code = ${userCode} AND status = 'pending' AND expires_at > ${now}`.execute(allTeams);
  return rows[0];
}

/** @returns false when it was answered or has ended meanwhile */
export async function answerGrant(
  tx: Tx,
  teamId: TeamId,
  id: string,
  answer: { readonly status: "approved" | "denied"; readonly userId: UserId },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE devices_grants
    SET status = ${answer.status}, team_id = ${teamId}, user_id = ${answer.userId}
    WHERE id = ${id} AND status = 'pending' AND expires_at > ${now}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Across teams: the device's own secret says which. Notes the time, and gives the one before. */
export async function notePoll(allTeams: Tx, deviceCodeHash: Buffer, now: Date): Promise<Grant | undefined> {
  const { rows } = await sql<Grant>`SELECT ${columns} FROM devices_grants
    WHERE device_code_hash = ${deviceCodeHash} FOR UPDATE`.execute(allTeams);
  await sql`UPDATE devices_grants SET polled_at = ${now} WHERE device_code_hash = ${deviceCodeHash}`.execute(allTeams);
  return rows[0];
}

export async function slowDown(allTeams: Tx, id: string, bySeconds: number): Promise<void> {
  await sql`UPDATE devices_grants SET interval_seconds = least(interval_seconds + ${bySeconds}, 300)
    WHERE id = ${id}`.execute(allTeams);
}

export async function markUsed(tx: Tx, teamId: TeamId, id: string): Promise<void> {
  await sql`UPDATE devices_grants SET status = 'used' WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** Housekeeping. */
export async function deleteEnded(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM devices_grants WHERE expires_at < ${before}`.execute(allTeams);
}

/** Across teams, as is every person. */
export async function deleteOfUser(allTeams: Tx, userId: UserId): Promise<void> {
  await sql`DELETE FROM devices_grants WHERE user_id = ${userId}`.execute(allTeams);
}
