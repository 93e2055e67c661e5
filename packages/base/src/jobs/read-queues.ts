import { sql } from "kysely";
import type { Db } from "../db/index.ts";

/** What lies in a queue at this moment. */
export interface QueueState {
  readonly name: string;
  /** Jobs that wait and may start. */
  readonly waiting: number;
  /** Age of the oldest of them; 0 when there is none. */
  readonly oldestWaitSeconds: number;
  readonly active: number;
  /** Active ones whose worker has been silent for longer than its heartbeat allows. */
  readonly silent: number;
  /** Jobs whose last try failed within a day. */
  readonly givenUp: number;
}

/** The queues as they are; none when no server has run on this database yet. */
export async function readQueues(db: Db): Promise<QueueState[]> {
  const { rows: found } =
    await sql`SELECT 1 WHERE to_regclass('jobs.job') IS NOT NULL AND to_regclass('jobs.queue') IS NOT NULL`.execute(db);
  if (found.length === 0) return [];
  const { rows } = await sql<QueueState>`
    SELECT q.name,
      count(*) FILTER (WHERE waits)::int AS waiting,
      coalesce(extract(epoch FROM now() - min(greatest(j.created_on, j.start_after)) FILTER (WHERE waits)), 0)::float8 AS "oldestWaitSeconds",
      count(*) FILTER (WHERE j.state = 'active')::int AS active,
      count(*) FILTER (WHERE j.state = 'active' AND coalesce(j.heartbeat_on, j.started_on) < now() - make_interval(secs => 2 * coalesce(j.heartbeat_seconds, 86400)))::int AS silent,
      count(*) FILTER (WHERE j.state = 'failed')::int AS "givenUp"
    FROM jobs.queue q LEFT JOIN (
      SELECT *, state IN ('created', 'retry') AND start_after <= now() AS waits FROM jobs.job 
      WHERE state IN ('created', 'retry', 'active') OR (state = 'failed' AND completed_on > now() - interval '1 day')
    ) j ON j.name = q.name
    WHERE q.name NOT LIKE '\\_\\_%' AND q.name NOT IN (SELECT dead_letter FROM jobs.queue WHERE dead_letter IS NOT NULL)
    GROUP BY q.name ORDER BY q.name`.execute(db);
  return rows;
}
