/**
 * Jobs that a restore brings back. A backup leaves the queue out, so each room names the subjects that still wait by a
 * statement of `requeue`, which runs in the restoring transaction; the next start sends their jobs.
 */
import { sql } from "kysely";
import { type Db, inTransaction, type RoomMigrations, type Tx } from "../db/index.ts";

/** What sends a job inside a transaction: `Jobs` does. */
interface Sender {
  send(tx: Tx, queue: string, subjectId: string, options: { readonly startAfterSeconds: number }): Promise<void>;
}

export const jobsMigrations: RoomMigrations = {
  room: "jobs",
  migrations: [
    {
      id: "0001_restored",
      sql: `
        CREATE TABLE jobs_restored (
          queue text NOT NULL,
          subject_id uuid NOT NULL,
          start_after timestamptz NOT NULL,
          PRIMARY KEY (queue, subject_id)
        );`,
    },
    {
      id: "0002_workers",
      sql: "CREATE UNLOGGED TABLE jobs_workers (id uuid PRIMARY KEY, beat_at timestamptz NOT NULL);",
    },
  ],
};

const sentAtOnce = 1000;

/**
 * A statement that notes a job for every row of a query. A queue's name is ours, so it stands in the text.
 *
 * @param query selects subject id and, as timestamptz, when its job may start
 */
export function requeue(queue: { readonly name: string }, query: string): string {
  return `INSERT INTO jobs_restored (queue, subject_id, start_after)
    SELECT '${queue.name}', subject.* FROM (${query}) AS subject ON CONFLICT DO NOTHING`;
}

/** Sends the jobs that a restore noted, each once, whichever of several processes starts first. @returns how many */
export async function sendRestored(db: Db, jobs: Sender): Promise<number> {
  for (let sent = 0; ; ) {
    const count = await inTransaction(db, async (tx) => {
      const { rows } = await sql<{ queue: string; subjectId: string; startAfterSeconds: number }>`
        DELETE FROM jobs_restored WHERE (queue, subject_id) IN (
          SELECT queue, subject_id FROM jobs_restored ORDER BY start_after LIMIT ${sentAtOnce} FOR UPDATE SKIP LOCKED)
        RETURNING queue, subject_id AS "subjectId",
          greatest(0, ceil(extract(epoch FROM start_after - now())))::int AS "startAfterSeconds"`.execute(tx);
      for (const { queue, subjectId, startAfterSeconds } of rows)
        await jobs.send(tx, queue, subjectId, { startAfterSeconds });
      return rows.length;
    });
    sent += count;
    if (count < sentAtOnce) return sent;
  }
}
