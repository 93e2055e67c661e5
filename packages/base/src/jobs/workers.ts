/**
 * Workers show that they live: each keeps a row and renews it. An unlogged table: no backup holds it, and after a crash
 * of the database every worker shows itself anew.
 */
import { sql } from "kysely";
import type { Clock } from "../clock/index.ts";
import { type Db, isConnectionLoss } from "../db/index.ts";
import { newId } from "../ids/index.ts";
import type { Log } from "../log/index.ts";
import type { Random } from "../random/index.ts";

const beatMs = 15_000;
const freshSeconds = 60;
const forgottenAfterSeconds = 86_400;

/** Workers of this database: those that live, and those that ended without a word within the last day. */
export interface WorkersState {
  readonly fresh: number;
  readonly silent: number;
}

/** Shows this process as a worker until stopped. Resolves once it is shown. */
export async function startHeartbeat(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): Promise<{ stop(): Promise<void> }> {
  const { db, clock, random, log } = deps;
  const id = newId(clock, random);
  const stopping = new AbortController();
  const beat = async () => {
    await sql`INSERT INTO jobs_workers (id, beat_at) VALUES (${id}, now())
      ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at`.execute(db);
    await sql`DELETE FROM jobs_workers WHERE beat_at < now() - make_interval(secs => ${forgottenAfterSeconds})`.execute(
      db,
    );
  };
  await beat();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(beatMs, stopping.signal).catch(() => {});
      if (stopping.signal.aborted) return;
      await beat().catch((error: unknown) => {
        if (!isConnectionLoss(error)) log.warn({ error }, "the worker could not show that it lives");
      });
    }
  })();
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await running;
      await sql`DELETE FROM jobs_workers WHERE id = ${id}`.execute(db).catch(() => {}); // it falls silent instead
    },
  };
}

/** The workers as they are; none when no version that shows them has run on this database yet. */
export async function readWorkers(db: Db): Promise<WorkersState> {
  const { rows: found } = await sql`SELECT 1 WHERE to_regclass('public.jobs_workers') IS NOT NULL`.execute(db);
  if (found.length === 0) return { fresh: 0, silent: 0 };
  const { rows } = await sql<WorkersState>`
    SELECT count(*) FILTER (WHERE is_fresh)::int AS fresh, count(*) FILTER (WHERE NOT is_fresh)::int AS silent
    FROM (SELECT beat_at > now() - make_interval(secs => ${freshSeconds}) AS is_fresh FROM jobs_workers) w`.execute(db);
  return rows[0] ?? { fresh: 0, silent: 0 };
}
