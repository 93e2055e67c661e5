/** What the platform's metrics are read from. */
import { readFile } from "node:fs/promises";
import { configFaults } from "@gatewatch/base/config";
import { readQueues } from "@gatewatch/base/jobs";
import type { ServerConfig } from "./config.ts";
import { countMails } from "./kernel/index.ts";
import { createMetrics, type Metrics, type Reading } from "./operations/index.ts";
import type { Platform } from "./platform.ts";
import { countByStatus } from "./scanning/index.ts";

const rememberedMs = 10_000;

/** The metrics of this process and of the database it works on. */
export function wireMetrics({ pool }: Platform, now: () => number): Metrics {
  const queues = remember(() => readQueues(pool.db), now);
  const byQueue = async (figure: "waiting" | "active" | "silent" | "oldestWaitSeconds") =>
    Object.fromEntries((await queues()).map((queue) => [queue.name, queue[figure]]));
  const readings: readonly Reading[] = [
    {
      name: "gatewatch_scans",
      help: "Scans by status.",
      label: "status",
      read: remember(() => countByStatus(pool.db), now),
    },
    {
      name: "gatewatch_mails",
      help: "Messages that wait, and that were given up in the last three days.",
      label: "state",
      read: remember(async () => ({ ...(await countMails(pool.db)) }), now),
    },
    { name: "gatewatch_queue_waiting", help: "Jobs that wait.", label: "queue", read: () => byQueue("waiting") },
    { name: "gatewatch_queue_active", help: "Jobs that run.", label: "queue", read: () => byQueue("active") },
    {
      name: "gatewatch_queue_silent",
      help: "Jobs whose worker is silent.",
      label: "queue",
      read: () => byQueue("silent"),
    },
    {
      name: "gatewatch_queue_oldest_wait_seconds",
      help: "Age of the oldest job that waits.",
      label: "queue",
      read: () => byQueue("oldestWaitSeconds"),
    },
    {
      name: "gatewatch_database_connections",
      help: "Connections of this process's pool.",
      label: "state",
      read: async () => ({ total: pool.pg.totalCount, idle: pool.pg.idleCount, waiting: pool.pg.waitingCount }),
    },
  ];
  return createMetrics(readings);
}

/**
 * The scraper's token, of a file with at least 32 characters.
 *
 * @throws Fault `config.invalid`
 */
export async function readMetricsToken(config: ServerConfig): Promise<string | undefined> {
  const file = config.GATEWATCH_METRICS_TOKEN_FILE;
  if (file === undefined) return undefined;
  const token = (await readFile(file, "utf8").catch(() => "")).trim();
  if (token.length >= 32) return token;
  throw configFaults("config.invalid", {
    message: `GATEWATCH_METRICS_TOKEN_FILE: "${file}" cannot be read or holds fewer than 32 characters. Write a random token into it, such as of openssl rand -hex 32.`,
  });
}

/** Several scrapers at once cost one look. */
function remember<T>(read: () => Promise<T>, now: () => number): () => Promise<T> {
  let last: { readonly value: Promise<T>; readonly atMs: number } | undefined;
  return () => {
    if (!last || now() - last.atMs > rememberedMs) {
      const value = read();
      last = { value, atMs: now() };
      value.catch(() => {
        last = undefined;
      });
    }
    return last.value;
  };
}
