import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import type { Role } from "../roles/index.ts";

export interface Invitation {
  readonly id: string;
  readonly teamId: TeamId;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: UserId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = sql`id, team_id AS "teamId", email, role, invited_by AS "invitedBy", created_at AS "createdAt",
  expires_at AS "expiresAt"`;
const isOpen = sql`accepted_at IS NULL AND revoked_at IS NULL`;

/** Takes the place of an open one to the same address, whose link ends. */
export async function insertInvitation(tx: Tx, invitation: Invitation, tokenHash: Buffer): Promise<void> {
  await sql`UPDATE invitations_invitations SET revoked_at = ${invitation.createdAt}
    WHERE team_id = ${invitation.teamId} AND lower(email) = lower(${invitation.email}) AND ${isOpen}`.execute(tx);
  await sql`INSERT INTO invitations_invitations (id, team_id, email, role, token_hash, invited_by, created_at, expires_at)
    VALUES (${invitation.id}, ${invitation.teamId}, ${invitation.email}, ${invitation.role}, ${tokenHash},
      ${invitation.invitedBy}, ${invitation.createdAt}, ${invitation.expiresAt})`.execute(tx);
}

/** Open ones, newest first. */
export async function listInvitations(db: Db, teamId: TeamId, now: Date, limit: number): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`SELECT ${columns} FROM invitations_invitations
    WHERE team_id = ${teamId} AND ${isOpen} AND expires_at > ${now} ORDER BY id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** @returns the invitation, or `undefined` when the team has no such one that is open */
export async function markRevoked(tx: Tx, teamId: TeamId, id: string, at: Date): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`UPDATE invitations_invitations SET revoked_at = ${at}
    WHERE team_id = ${teamId} AND id = ${id} AND ${isOpen} AND expires_at > ${at} RETURNING ${columns}`.execute(tx);
  return rows[0];
}

/** Across teams: the token says whose it is. */
export async function findByToken(allTeams: Db, tokenHash: Buffer, now: Date): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`SELECT ${columns} FROM invitations_invitations
    WHERE token_hash = ${tokenHash} AND ${isOpen} AND expires_at > ${now}`.execute(allTeams);
  return rows[0];
}

/** @returns false when it was used, revoked or expired meanwhile */
export async function markAccepted(tx: Tx, teamId: TeamId, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE invitations_invitations SET accepted_at = ${at}
    WHERE team_id = ${teamId} AND id = ${id} AND ${isOpen} AND expires_at > ${at}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Housekeeping across teams: nobody needs an address whose invitation is over. */
export async function deleteOver(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM invitations_invitations WHERE expires_at < ${before}`.execute(allTeams);
}

/** Across teams: what names one address. */
export async function listOfEmail(allTeams: Db, email: string, limit: number): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`SELECT ${columns} FROM invitations_invitations
    WHERE lower(email) = lower(${email}) ORDER BY id DESC LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** Across teams, as is every person. */
export async function deleteOfEmail(allTeams: Tx, email: string): Promise<void> {
  await sql`DELETE FROM invitations_invitations WHERE lower(email) = lower(${email})`.execute(allTeams);
}
