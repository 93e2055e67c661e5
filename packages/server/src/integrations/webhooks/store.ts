import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { Attempt, Delivery, DeliveryId, Webhook, WebhookId } from "./contract.ts";

const columns = sql`id, url, description, events, enabled, disabled_reason AS "disabledReason",
  created_at AS "createdAt", failing_since AS "failingSince", last_delivery_at AS "lastDeliveryAt",
  last_status AS "lastStatus", previous_secret_until AS "previousSecretUntil"`;
const deliveryColumns = sql`d.id, d.webhook_id AS "webhookId", d.message_id AS "messageId", d.event, d.state, d.attempts,
  d.created_at AS "createdAt", d.next_attempt_at AS "nextAttemptAt", d.delivered_at AS "deliveredAt",
  d.last_status AS "lastStatus", d.last_error AS "lastError", d.replay_of AS "replayOf"`;

/** Sealed, the newest first. */
export interface SealedSecrets {
  readonly current: Buffer;
  readonly previous: Buffer | null;
  readonly previousUntil: Date | null;
}

export async function insertWebhook(tx: Tx, teamId: TeamId, row: Webhook, sealedSecret: Buffer): Promise<void> {
  await sql`INSERT INTO webhooks_endpoints (id, team_id, url, description, events, enabled, sealed_secret, created_at)
    VALUES (${row.id}, ${teamId}, ${row.url}, ${row.description}, ${row.events}, ${row.enabled}, ${sealedSecret},
      ${row.createdAt})`.execute(tx);
}

export async function selectWebhooks(db: Db | Tx, teamId: TeamId): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`SELECT ${columns} FROM webhooks_endpoints
    WHERE team_id = ${teamId} ORDER BY id`.execute(db);
  return rows;
}

export async function findWebhook(db: Db | Tx, teamId: TeamId, id: WebhookId): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`SELECT ${columns} FROM webhooks_endpoints
    WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

/** As `findWebhook`; nobody else changes it until the transaction ends. */
export async function lockWebhook(tx: Tx, teamId: TeamId, id: WebhookId): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`SELECT ${columns} FROM webhooks_endpoints
    WHERE team_id = ${teamId} AND id = ${id} FOR UPDATE`.execute(tx);
  return rows[0];
}

/** Ids of the team's webhooks that are on and told of an event. */
export async function selectTold(tx: Tx, teamId: TeamId, event: string): Promise<WebhookId[]> {
  const { rows } = await sql<{ id: WebhookId }>`SELECT id FROM webhooks_endpoints
    WHERE team_id = ${teamId} AND enabled AND ${event} = ANY (events) ORDER BY id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function updateWebhook(tx: Tx, teamId: TeamId, row: Webhook): Promise<void> {
  await sql`UPDATE webhooks_endpoints SET url = ${row.url}, description = ${row.description}, events = ${row.events},
      enabled = ${row.enabled}, disabled_reason = ${row.disabledReason}, failing_since = ${row.failingSince}
    WHERE team_id = ${teamId} AND id = ${row.id}`.execute(tx);
}

/** @returns false when there was none */
export async function deleteWebhook(tx: Tx, teamId: TeamId, id: WebhookId): Promise<boolean> {
  const { numAffectedRows } = await sql`DELETE FROM webhooks_endpoints
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findSecrets(db: Db | Tx, teamId: TeamId, id: WebhookId): Promise<SealedSecrets | undefined> {
  const { rows } = await sql<SealedSecrets>`SELECT sealed_secret AS current, sealed_previous AS previous,
      previous_secret_until AS "previousUntil" FROM webhooks_endpoints
    WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

export async function updateSecrets(tx: Tx, teamId: TeamId, id: WebhookId, secrets: SealedSecrets): Promise<void> {
  await sql`UPDATE webhooks_endpoints SET sealed_secret = ${secrets.current}, sealed_previous = ${secrets.previous},
      previous_secret_until = ${secrets.previousUntil} WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

export interface DeliveryRow extends Delivery {
  readonly body: string;
  readonly attemptsMost: number;
}

export async function insertDelivery(tx: Tx, teamId: TeamId, row: DeliveryRow): Promise<void> {
  await sql`INSERT INTO webhooks_deliveries (id, team_id, webhook_id, message_id, event, body, state, attempts_most,
      created_at, next_attempt_at, replay_of)
    VALUES (${row.id}, ${teamId}, ${row.webhookId}, ${row.messageId}, ${row.event}, ${row.body}, ${row.state},
      ${row.attemptsMost}, ${row.createdAt}, ${row.nextAttemptAt}, ${row.replayOf})`.execute(tx);
}

/** Newest first. */
export async function selectDeliveries(
  db: Db,
  teamId: TeamId,
  webhookId: WebhookId,
  before: DeliveryId | undefined,
  limit: number,
): Promise<Delivery[]> {
  const older = before === undefined ? sql`` : sql`AND d.id < ${before}`;
  const { rows } = await sql<Delivery>`SELECT ${deliveryColumns} FROM webhooks_deliveries d
    WHERE d.team_id = ${teamId} AND d.webhook_id = ${webhookId} ${older} ORDER BY d.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export async function findDelivery(
  db: Db | Tx,
  teamId: TeamId,
  webhookId: WebhookId,
  id: DeliveryId,
): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`SELECT ${deliveryColumns}, d.body, d.attempts_most AS "attemptsMost"
    FROM webhooks_deliveries d
    WHERE d.team_id = ${teamId} AND d.webhook_id = ${webhookId} AND d.id = ${id}`.execute(db);
  return rows[0];
}

/** A delivery that still waits, with whose it is: a job knows its id alone. */
export async function findWaiting(
  allTeams: Db,
  id: DeliveryId,
): Promise<(DeliveryRow & { readonly teamId: TeamId }) | undefined> {
  const { rows } = await sql<DeliveryRow & { teamId: TeamId }>`
    SELECT ${deliveryColumns}, d.body, d.attempts_most AS "attemptsMost", d.team_id AS "teamId"
    FROM webhooks_deliveries d WHERE d.id = ${id} AND d.state = 'waiting'`.execute(allTeams);
  return rows[0];
}

export async function selectAttempts(db: Db, teamId: TeamId, id: DeliveryId): Promise<Attempt[]> {
  const { rows } = await sql<Attempt>`SELECT attempt, at, status, ms, error, excerpt FROM webhooks_attempts
    WHERE team_id = ${teamId} AND delivery_id = ${id} ORDER BY attempt`.execute(db);
  return rows;
}

/** @returns false when this attempt was recorded before: somebody else made it too */
export async function insertAttempt(tx: Tx, teamId: TeamId, id: DeliveryId, attempt: Attempt): Promise<boolean> {
  const { numAffectedRows } = await sql`INSERT INTO webhooks_attempts
      (delivery_id, attempt, team_id, at, status, ms, error, excerpt)
    SELECT id, ${attempt.attempt}::int, team_id, ${attempt.at}::timestamptz, ${attempt.status}::int, ${attempt.ms}::int,
      ${attempt.error}, ${attempt.excerpt} FROM webhooks_deliveries WHERE team_id = ${teamId} AND id = ${id}
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateDelivery(
  tx: Tx,
  teamId: TeamId,
  row: Pick<Delivery, "id" | "state" | "attempts" | "nextAttemptAt" | "deliveredAt" | "lastStatus" | "lastError">,
): Promise<void> {
  await sql`UPDATE webhooks_deliveries SET state = ${row.state}, attempts = ${row.attempts},
      next_attempt_at = ${row.nextAttemptAt}, delivered_at = ${row.deliveredAt}, last_status = ${row.lastStatus},
      last_error = ${row.lastError}
    WHERE team_id = ${teamId} AND id = ${row.id}`.execute(tx);
}

/** What the last attempt says of its webhook. @returns since when it fails */
export async function noteAttempt(
  tx: Tx,
  teamId: TeamId,
  id: WebhookId,
  { at, status, isDelivered }: { readonly at: Date; readonly status: number | null; readonly isDelivered: boolean },
): Promise<{ readonly enabled: boolean; readonly failingSince: Date | null } | undefined> {
  const { rows } = await sql<{ enabled: boolean; failingSince: Date | null }>`UPDATE webhooks_endpoints
    SET last_delivery_at = ${at}, last_status = ${status},
      failing_since = CASE WHEN ${isDelivered}::boolean THEN NULL ELSE coalesce(failing_since, ${at}::timestamptz) END
    WHERE team_id = ${teamId} AND id = ${id} RETURNING enabled, failing_since AS "failingSince"`.execute(tx);
  return rows[0];
}

export async function disableWebhook(tx: Tx, teamId: TeamId, id: WebhookId): Promise<void> {
  await sql`UPDATE webhooks_endpoints SET enabled = false, disabled_reason = 'failing'
    WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}

/** Ends a delivery that still waits. */
export async function failWaiting(allTeams: Db, id: DeliveryId, error: string): Promise<void> {
  await sql`UPDATE webhooks_deliveries SET state = 'failed', next_attempt_at = NULL, last_error = ${error}
    WHERE id = ${id} AND state = 'waiting'`.execute(allTeams);
}

/** Deliveries of all teams. */
export interface DeliveryCounts {
  readonly waiting: number;
  /** Age of the attempt that is overdue the longest; 0 when none is. */
  readonly overdueSeconds: number;
  /** Of the deliveries of the last day. */
  readonly delivered: number;
  readonly failed: number;
  /** Endpoints that are on and whose last attempt failed. */
  readonly failingEndpoints: number;
}

export async function countDeliveries(allTeams: Db, now: Date): Promise<DeliveryCounts> {
  const { rows } = await sql<DeliveryCounts>`SELECT w.*, d.*, e.* FROM
    (SELECT count(*)::int AS waiting,
      coalesce(greatest(0, extract(epoch FROM ${now}::timestamptz - min(next_attempt_at))), 0)::float8 AS "overdueSeconds"
      FROM webhooks_deliveries WHERE state = 'waiting') w,
    (SELECT count(*) FILTER (WHERE state = 'delivered')::int AS delivered, count(*) FILTER (WHERE state = 'failed')::int AS failed
      FROM webhooks_deliveries WHERE created_at > ${now}::timestamptz - interval '1 day') d,
    (SELECT count(*)::int AS "failingEndpoints" FROM webhooks_endpoints WHERE enabled AND failing_since IS NOT NULL) e`.execute(
    allTeams,
  );
  return rows[0]!;
}

/** Removes deliveries older than `before`, at most `limit`. */
export async function forgetDeliveries(allTeams: Db, before: Date, limit: number): Promise<void> {
  await sql`DELETE FROM webhooks_deliveries WHERE id IN (
    SELECT id FROM webhooks_deliveries WHERE created_at < ${before} ORDER BY created_at LIMIT ${limit})`.execute(
    allTeams,
  );
}
