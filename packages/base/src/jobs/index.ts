/**
 * The one wrapper of pg-boss: queues with every setting explicit, jobs sent inside our own transactions, handlers with
 * the attempt number for fencing. A job carries an id and nothing else: progress, results and history are the rooms'.
 */
import { CompiledQuery } from "kysely";
import { PgBoss } from "pg-boss";
import type { Tx } from "../db/index.ts";
import type { Log } from "../log/index.ts";

export { type QueueState, readQueues } from "./read-queues.ts";
export { jobsMigrations, requeue, sendRestored } from "./restored.ts";
export { readWorkers, startHeartbeat, type WorkersState } from "./workers.ts";

export interface QueueSettings {
  readonly name: string;
  /** Jobs of this queue running at once in this process. */
  readonly concurrency: number;
  /** A job older than this is given up and tried again: must exceed the longest legal run. */
  readonly expireInSeconds: number;
  readonly retryLimit: number;
  /** A worker silent for this long counts as dead and its job is tried again. */
  readonly heartbeatSeconds: number;
  /** Where a job goes when its last try has failed, or died with its process: `work` hands it to `giveUp` from there. */
  readonly givenUpQueue?: string;
}

export interface JobRun {
  readonly id: string;
  /** The subject's id: what the handler looks up in its own tables. */
  readonly subjectId: string;
  /** 0 for the first try; results of an older attempt must be refused. */
  readonly attempt: number;
  /** Aborts when the job was cancelled or given to somebody else. */
  readonly signal: AbortSignal;
}

export interface Jobs {
  /** Sends a job inside the caller's transaction: it exists exactly if that commits. */
  send(
    tx: Tx,
    queue: string,
    subjectId: string,
    options?: { readonly priority?: number; readonly startAfterSeconds?: number },
  ): Promise<void>;
  /**
   * Starts taking jobs. A handler that throws leaves the job to be retried.
   *
   * @param giveUp told, at least once, of each subject whose tries are used up; for queues with a `givenUpQueue`
   */
  work(
    queue: QueueSettings,
    handler: (run: JobRun) => Promise<void>,
    giveUp?: (subjectId: string) => Promise<void>,
  ): Promise<void>;
  /** Stops taking jobs and waits for running handlers, at most `timeoutSeconds`. */
  stop(timeoutSeconds: number): Promise<void>;
}

/** Giving up is a word in a table: it is tried until the database takes it. */
const givenUpRetryLimit = 1000;

/**
 * Starts pg-boss on a database, in the schema `jobs`, and makes the queues.
 *
 * @param queues every queue that is sent to or worked anywhere
 */
export async function startJobs(url: string, queues: readonly QueueSettings[], log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: "jobs",
    application_name: "gatewatch-jobs",
    max: 4,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", (error) => log.warn({ error: error.message }, "job queue"));
  boss.on("warning", (warning) => log.debug({ warning: warning.message }, "job queue"));
  await boss.start();
  for (const queue of queues) {
    const settings = {
      expireInSeconds: queue.expireInSeconds,
      retryLimit: queue.retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      heartbeatSeconds: queue.heartbeatSeconds,
      notify: true,
    };
    const { givenUpQueue: deadLetter } = queue;
    if (deadLetter !== undefined) await boss.createQueue(deadLetter, { retryLimit: givenUpRetryLimit, notify: true });
    const all = { ...settings, ...(deadLetter !== undefined && { deadLetter }) };
    await boss.createQueue(queue.name, all);
    await boss.updateQueue(queue.name, all);
  }
  return {
    async send(tx, queue, subjectId, { startAfterSeconds = 0, ...options } = {}) {
      const later = startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {};
      await boss.send(queue, { subjectId }, { ...options, ...later, db: transactionDb(tx) });
    },
    async work(queue, handler, giveUp) {
      await boss.work<{ subjectId: string }>(
        queue.name,
        {
          batchSize: 1,
          includeMetadata: true,
          localConcurrency: queue.concurrency,
          pollingIntervalSeconds: 0.5,
          notifyPollingIntervalSeconds: 0.5,
          heartbeatRefreshSeconds: 1,
        },
        async (batch) => {
          for (const job of batch) {
            const run = { id: job.id, subjectId: job.data.subjectId, attempt: job.retryCount, signal: job.signal };
            await handler(run).catch((error: unknown) => {
              log.warn(
                { error, queue: queue.name, subject: run.subjectId, attempt: run.attempt },
                "a job was not finished; it is tried again",
              );
              throw error;
            });
          }
        },
      );
      if (queue.givenUpQueue === undefined || !giveUp) return;
      const settings = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
      await boss.work<{ subjectId: string }>(queue.givenUpQueue, settings, async ([job]) => {
        if (!job) return;
        log.error({ queue: queue.name, subject: job.data.subjectId }, "a job was given up");
        await giveUp(job.data.subjectId);
      });
    },
    async stop(timeoutSeconds) {
      await boss.stop({ graceful: true, timeout: timeoutSeconds * 1000 });
    },
  };
}

/** pg-boss's database port over our own transaction. */
function transactionDb(tx: Tx): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> } {
  return {
    async executeSql(text, values = []) {
      const result = await tx.executeQuery(CompiledQuery.raw(text, values));
      return { rows: result.rows };
    },
  };
}
