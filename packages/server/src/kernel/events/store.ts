import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";
import type { DeliveredEvent, DurableEvent } from "./contract.ts";

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

const columns = sql`id, team_id AS "teamId", type, data, created_at AS "createdAt"`;

export async function insertOutbox(tx: Tx, teamId: TeamId, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO events_outbox (id, team_id, type, data, created_at)
    SELECT r.id, ${teamId}, r.type, r.data, r."createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, type text, data jsonb, "createdAt" timestamptz)`.execute(
    tx,
  );
}

/** Teams with events that wait, at most `limit`. */
export async function selectWaitingTeams(allTeams: Db, limit: number): Promise<TeamId[]> {
  const { rows } = await sql<{ teamId: TeamId }>`SELECT DISTINCT team_id AS "teamId" FROM events_outbox
    WHERE delivered_at IS NULL LIMIT ${limit}`.execute(allTeams);
  return rows.map(({ teamId }) => teamId);
}

/** @returns false while another process delivers this team's events */
export async function tryLockDelivery(tx: Tx, teamId: TeamId): Promise<boolean> {
  const { rows } = await sql<{ isLocked: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${teamId}::text, 7100002)) AS "isLocked"`.execute(tx);
  return rows[0]?.isLocked === true;
}

/** In the order they were written. */
export async function selectWaiting(tx: Tx, teamId: TeamId, limit: number): Promise<(DurableEvent & Attempts)[]> {
  const { rows } = await sql<DurableEvent & Attempts>`SELECT ${columns}, attempts FROM events_outbox
    WHERE team_id = ${teamId} AND delivered_at IS NULL ORDER BY written LIMIT ${limit}`.execute(tx);
  return rows;
}

export interface Attempts {
  readonly attempts: number;
}

/** Positions grow within a team because only who holds its lock gives them. */
export async function markDelivered(tx: Tx, teamId: TeamId, id: string, at: Date): Promise<number> {
  const { rows } = await sql<{ position: number }>`UPDATE events_outbox
    SET delivered_at = ${at}, position = nextval('events_position')
    WHERE team_id = ${teamId} AND id = ${id} RETURNING position`.execute(tx);
  return rows[0]?.position ?? 0;
}

export async function countAttempt(tx: Tx, teamId: TeamId, id: string): Promise<void> {
  await sql`UPDATE events_outbox SET attempts = attempts + 1 WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** Marks a place of the transaction (of whichever team: `allTeams`) to which it can go back. */
export async function markPlace(allTeams: Tx): Promise<void> {
  await sql`SAVEPOINT event`.execute(allTeams);
}

export async function goBackToPlace(allTeams: Tx): Promise<void> {
  await sql`ROLLBACK TO SAVEPOINT event`.execute(allTeams);
}

export async function selectPosition(db: Db, teamId: TeamId): Promise<number> {
  const { rows } = await sql<{ position: number }>`SELECT greatest(
      (SELECT coalesce(max(position), 0) FROM events_outbox WHERE team_id = ${teamId} AND position IS NOT NULL),
      (SELECT through FROM events_forgotten)) AS position`.execute(db);
  return rows[0]?.position ?? 0;
}

/** In order of delivery. */
export async function selectSince(db: Db, teamId: TeamId, position: number, limit: number): Promise<DeliveredEvent[]> {
  const { rows } = await sql<DeliveredEvent>`SELECT ${columns}, position FROM events_outbox
    WHERE team_id = ${teamId} AND position > ${position} ORDER BY position LIMIT ${limit}`.execute(db);
  return rows;
}

/** Up to which position deliveries (of all teams) may have been removed. */
export async function selectForgotten(allTeams: Db): Promise<number> {
  const { rows } = await sql<{ through: number }>`SELECT through FROM events_forgotten`.execute(allTeams);
  return rows[0]?.through ?? 0;
}

/** Removes what was delivered before `before`, at most `limit` rows. @returns how many */
export async function forgetDelivered(allTeams: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`WITH gone AS (
      DELETE FROM events_outbox WHERE id IN (
        SELECT id FROM events_outbox WHERE delivered_at < ${before} ORDER BY delivered_at LIMIT ${limit})
      RETURNING position),
    told AS (
      UPDATE events_forgotten SET through = greatest(through, (SELECT coalesce(max(position), 0) FROM gone)))
    SELECT count(*) AS count FROM gone`.execute(allTeams);
  return rows[0]?.count ?? 0;
}
