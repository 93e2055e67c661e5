/**
 * The embedded PostgreSQL: a real server, started as a child over a unix socket, restarted when it dies, stopped with
 * us. It never listens on the network, and as root it runs as an unprivileged user.
 */
import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import pg from "pg";
import type { Clock } from "../../clock/index.ts";
import type { Random } from "../../random/index.ts";
import { dbFaults } from "../faults.ts";
import { createCluster } from "./cluster.ts";
import { preparePlaces } from "./places.ts";
import { type Postmaster, startPostmaster, stopStrayPostmaster } from "./postmaster.ts";

export interface EmbeddedOptions {
  /** Folder of this installation; the cluster lies in it, or, as root, where the unprivileged user can reach it. */
  readonly dataFolder: string;
  /** Password of the one role, kept by the caller in a file of mode 0600. */
  readonly password: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly onNotice: (text: string) => void;
  /** Only for tests: trades durability for speed. */
  readonly unsafeFast?: boolean;
}

export interface EmbeddedServer {
  /** Connection URL over the unix socket. */
  readonly url: string;
  /** Process id of the postmaster of this moment. */
  pid(): number | undefined;
  stop(): Promise<void>;
  /** Stops, and removes the cluster and everything else that lies outside the data folder. */
  destroy(): Promise<void>;
}

const restartDelaysMs = [0, 200, 500, 1000, 2000, 2000, 2000, 4000];

/**
 * Starts the server, creating its cluster first where there is none (about 1 s, else 0.1 s), and keeps it running.
 *
 * @throws Fault `db.start_failed` with the server's own last words
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const places = await preparePlaces(options.dataFolder, options.random);
  await createCluster(places, options.password);
  await stopStrayPostmaster(places);
  let stopping = false;
  let current: Postmaster | undefined;

  const start = async (): Promise<void> => {
    let lastWords = "";
    for (const delayMs of restartDelaysMs) {
      // Right after a kill a dying child may still hold the shared memory: the next try succeeds.
      await options.clock.sleep(delayMs);
      if (stopping) return;
      const postmaster = await startPostmaster(places, options.unsafeFast ?? false);
      if (postmaster.ready) {
        current = postmaster;
        void postmaster.ended.then(supervise);
        return;
      }
      lastWords = postmaster.lastWords();
    }
    throw dbFaults("db.start_failed", {
      message: `The embedded database did not start. Its last words: ${lastWords || "none"}. Run gatewatch doctor, or set DATABASE_URL to use a PostgreSQL server of your own.`,
    });
  };

  const supervise = (): void => {
    if (stopping) return;
    options.onNotice(
      `The database server ended unexpectedly and is started again. Its last words: ${current?.lastWords() ?? ""}`,
    );
    start().catch((error: unknown) => options.onNotice(String(error)));
  };

  const urlOf = (database: string): string => {
    const query = new URLSearchParams({ host: places.socketFolder });
    return `postgres://gatewatch:${encodeURIComponent(options.password)}@/${database}?${query}`;
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await current?.stop();
    // Among what belongs to others, nothing is left behind; as root it lies in a folder of this installation.
    if (places.runAs === undefined) await rmdir(places.socketFolder).catch(() => {});
  };

  await start();
  await createDatabase(urlOf("postgres"));
  return {
    url: urlOf("gatewatch"),
    pid: () => current?.pid,
    stop,
    async destroy() {
      await stop();
      const outside = places.runAs ? dirname(places.clusterFolder) : places.socketFolder;
      await rm(outside, { recursive: true, force: true });
      await rm(places.clusterFolder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'gatewatch'");
    if (rowCount === 0) await client.query("CREATE DATABASE gatewatch");
  } finally {
    await client.end();
  }
}
