/** What the platform's metrics are read from. */
import { readFile } from "node:fs/promises";
import type { Clock } from "@gatewatch/base/clock";
import { configFaults } from "@gatewatch/base/config";
import { readQueues, readWorkers } from "@gatewatch/base/jobs";
import type { ServerConfig } from "./config.ts";
import { countDeliveries } from "./integrations/webhooks/index.ts";
import { createHealth, type Health } from "./kernel/health/index.ts";
import { countMails } from "./kernel/index.ts";
import { createMetrics, type Metrics, type Reading } from "./operations/index.ts";
import type { Platform } from "./platform.ts";
import { countByStatus } from "./scanning/index.ts";

const rememberedMs = 10_000;

const longWaitSeconds = 300;
const longOverdueSeconds = 900;

/** What is read of the database now and then, whoever asks. */
function readingsOf({ pool }: Pick<Platform, "pool">, clock: Clock) {
  const now = clock.monotonicMs;
  return {
    queues: remember(() => readQueues(pool.db), now),
    workers: remember(() => readWorkers(pool.db), now),
    deliveries: remember(() => countDeliveries(pool.db, clock.now()), now),
  };
}

/** The metrics of this process and of the database it works on, and what anybody may know of their health. */
export function wireMetrics(
  { pool }: Pick<Platform, "pool">,
  ping: () => Promise<void>,
  clock: Clock,
): { readonly metrics: Metrics; readonly health: Health } {
  const now = clock.monotonicMs;
  const { queues, workers, deliveries } = readingsOf({ pool }, clock);
  const byQueue = async (figure: "waiting" | "active" | "silent" | "oldestWaitSeconds" | "givenUp") =>
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
      name: "gatewatch_queue_given_up",
      help: "Jobs whose last try failed within a day.",
      label: "queue",
      read: () => byQueue("givenUp"),
    },
    {
      name: "gatewatch_workers",
      help: "Workers that show that they live, and those that ended without a word within a day.",
      label: "state",
      read: async () => ({ ...(await workers()) }),
    },
    {
      name: "gatewatch_webhook_deliveries",
      help: "Deliveries that wait, and how those of the last day ended.",
      label: "state",
      async read() {
        const { waiting, delivered, failed } = await deliveries();
        return { waiting, delivered, failed };
      },
    },
    {
      name: "gatewatch_webhook_endpoints",
      help: "Endpoints whose last attempt failed.",
      label: "state",
      read: async () => ({ failing: (await deliveries()).failingEndpoints }),
    },
    {
      name: "gatewatch_database_connections",
      help: "Connections of this process's pool.",
      label: "state",
      read: async () => ({ total: pool.pg.totalCount, idle: pool.pg.idleCount, waiting: pool.pg.waitingCount }),
    },
  ];
  const health = createHealth({
    ping,
    jobs: async () => (await queues()).every(({ oldestWaitSeconds }) => oldestWaitSeconds <= longWaitSeconds),
    workers: async () => (await workers()).fresh > 0,
    webhooks: async () => (await deliveries()).overdueSeconds <= longOverdueSeconds,
  });
  return { metrics: createMetrics(readings), health };
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
