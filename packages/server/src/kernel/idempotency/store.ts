import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";

/** One key, as one caller of a team used it on one route. */
export interface Use {
  readonly teamId: TeamId;
  /** Id of the API key or user that asks: nobody gets another's answer. */
  readonly caller: string;
  /** `native postApiKeys` */
  readonly route: string;
  readonly key: string;
}

export interface RequestRow {
  readonly request_hash: Buffer;
  readonly started_at: Date;
  /** Some of what was asked is committed. */
  readonly done: boolean;
  readonly settled: boolean;
  readonly sealed_answer: Buffer | null;
}

/**
 * Takes the key for one attempt: when it is new, when its time is over, or when the attempt before it was abandoned and
 * had done nothing.
 *
 * @returns false when somebody else holds it
 */
export async function takeKey(
  db: Db,
  { teamId, caller, route, key }: Use,
  attempt: string,
  hash: Buffer,
  times: { readonly now: Date; readonly forgottenBefore: Date; readonly abandonedBefore: Date },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO idempotency_requests AS r (team_id, caller, route, key, attempt, request_hash, started_at)
    VALUES (${teamId}, ${caller}, ${route}, ${key}, ${attempt}, ${hash}, ${times.now})
    ON CONFLICT (team_id, caller, route, key) DO UPDATE SET
      attempt = excluded.attempt, request_hash = excluded.request_hash, started_at = excluded.started_at,
      done = false, settled = false, sealed_answer = NULL
    WHERE r.started_at < ${times.forgottenBefore}
      OR (NOT r.settled AND NOT r.done AND r.started_at < ${times.abandonedBefore})
    RETURNING 1`.execute(db);
  return rows.length > 0;
}

export async function findRequest(db: Db, { teamId, caller, route, key }: Use): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    SELECT request_hash, started_at, done, settled, sealed_answer FROM idempotency_requests
    WHERE team_id = ${teamId} AND caller = ${caller} AND route = ${route} AND key = ${key}`.execute(db);
  return rows[0];
}

/** Notes that something of the attempt is done, with whatever else `tx` commits. */
export async function markDone(tx: Tx, { teamId, caller, route, key }: Use, attempt: string): Promise<void> {
  await sql`UPDATE idempotency_requests SET done = true
    WHERE team_id = ${teamId} AND caller = ${caller} AND route = ${route} AND key = ${key}
      AND attempt = ${attempt} AND NOT done`.execute(tx);
}

/** Keeps the answer of the attempt that still holds the key. `null` = too large to keep. */
export async function settleRequest(
  db: Db,
  { teamId, caller, route, key }: Use,
  attempt: string,
  sealedAnswer: Buffer | null,
): Promise<void> {
  await sql`UPDATE idempotency_requests SET settled = true, sealed_answer = ${sealedAnswer}
    WHERE team_id = ${teamId} AND caller = ${caller} AND route = ${route} AND key = ${key}
      AND attempt = ${attempt}`.execute(db);
}

/** Frees the key; of a request that failed, only when nothing of it was committed. */
export async function releaseKey(
  db: Db,
  { teamId, caller, route, key }: Use,
  attempt: string,
  hasFailed: boolean,
): Promise<void> {
  await sql`DELETE FROM idempotency_requests
    WHERE team_id = ${teamId} AND caller = ${caller} AND route = ${route} AND key = ${key}
      AND attempt = ${attempt} AND NOT (done AND ${hasFailed})`.execute(db);
}

/** Removes what is over, a bounded number at a time. */
export async function forgetRequests(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM idempotency_requests WHERE ctid IN
    (SELECT ctid FROM idempotency_requests WHERE started_at < ${before} LIMIT 1000 FOR UPDATE SKIP LOCKED)`.execute(
    allTeams,
  );
}
