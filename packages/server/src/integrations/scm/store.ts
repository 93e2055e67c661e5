import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScmConnection, ScmConnectionId } from "./contract.ts";

/** A connection without what is derived from its URL. */
export type ConnectionRow = Omit<ScmConnection, "instance">;

const columns = sql`id, provider, url, account, token_expires_at AS "tokenExpiresAt", created_at AS "createdAt",
  checked_at AS "checkedAt", problem`;

/** @returns false when the team is connected to this URL already */
export async function insertConnection(
  tx: Tx,
  teamId: TeamId,
  row: ConnectionRow,
  sealedToken: Buffer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO scm_connections
      (id, team_id, provider, url, account, sealed_token, token_expires_at, created_at, checked_at, problem)
    VALUES (${row.id}, ${teamId}, ${row.provider}, ${row.url}, ${row.account}, ${sealedToken}, ${row.tokenExpiresAt},
      ${row.createdAt}, ${row.checkedAt}, ${row.problem})
    ON CONFLICT (team_id, url) DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

export async function selectConnections(db: Db | Tx, teamId: TeamId): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`
    SELECT ${columns} FROM scm_connections WHERE team_id = ${teamId} ORDER BY id`.execute(db);
  return rows;
}

export async function findConnection(
  db: Db | Tx,
  teamId: TeamId,
  id: ScmConnectionId,
): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`
    SELECT ${columns} FROM scm_connections WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

/** The sealed token of the team's connection to an origin. */
export async function findSealedToken(
  db: Db,
  teamId: TeamId,
  url: string,
): Promise<{ readonly id: ScmConnectionId; readonly sealedToken: Buffer } | undefined> {
  const { rows } = await sql<{ id: ScmConnectionId; sealedToken: Buffer }>`
    SELECT id, sealed_token AS "sealedToken" FROM scm_connections
    WHERE team_id = ${teamId} AND url = ${url}`.execute(db);
  return rows[0];
}

/** Keeps what a check found, and a new token where one was checked. */
export async function updateChecked(
  tx: Tx,
  teamId: TeamId,
  row: Pick<ConnectionRow, "id" | "account" | "tokenExpiresAt" | "checkedAt" | "problem">,
  sealedToken: Buffer | null,
): Promise<void> {
  await sql`
    UPDATE scm_connections SET account = ${row.account}, token_expires_at = ${row.tokenExpiresAt},
      checked_at = ${row.checkedAt}, problem = ${row.problem}, sealed_token = coalesce(${sealedToken}, sealed_token)
    WHERE team_id = ${teamId} AND id = ${row.id}`.execute(tx);
}

/** @returns false when there is no such connection */
export async function deleteConnection(tx: Tx, teamId: TeamId, id: ScmConnectionId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM scm_connections WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}
