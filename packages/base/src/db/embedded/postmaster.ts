import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Places } from "./places.ts";

export interface Postmaster {
  readonly ready: boolean;
  readonly pid: number | undefined;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  lastWords(): string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/**
 * Runs the server given by its arguments and ends it when our end of descriptor 3 closes: also when we are killed, so
 * that no server is ever left behind. In a session of its own, because Ctrl-C must reach us first.
 */
const guard =
  '"$@" 3<&- & server=$!; { read -r line <&3; kill -INT $server; } & watch=$!; wait $server; code=$?; kill $watch; exit $code';

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: "48MB",
  work_mem: "16MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "1GB",
  wal_level: "minimal",
  max_wal_senders: "0",
  wal_compression: "on",
  io_method: "sync",
  jit: "off",
  random_page_cost: "1.1",
  log_min_messages: "fatal",
  fsync: "on",
  synchronous_commit: "on",
};
const fastSettings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Starts one server process and waits until it answers or ends. */
export async function startPostmaster(places: Places, unsafeFast: boolean): Promise<Postmaster> {
  const server = join(places.binFolder, "postgres");
  const options = Object.entries({ ...settings, ...(unsafeFast ? fastSettings : {}) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const args = ["-c", guard, "sh", server, "-D", places.clusterFolder, "-k", places.socketFolder, ...options];
  const child = spawn("/bin/sh", args, {
    ...places.runAs,
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString("utf8")).slice(-2000);
  });
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      resolve();
    };
    child.once("error", end);
    child.once("exit", end);
  });
  child.unref();
  const lifeline = child.stdio[3];
  if (lifeline && "on" in lifeline) lifeline.on("error", () => {});
  const ready = await answers(places, () => running);
  return {
    ready,
    pid: ready ? await pidOf(places) : undefined,
    ended,
    lastWords: () => words.trim().replaceAll("\n", " | "),
    async stop() {
      child.ref(); // nothing else may be keeping us alive until it has ended
      if (lifeline && "destroy" in lifeline) lifeline.destroy();
      await ended;
    },
  };
}

/** Ends a server that an earlier run left behind (its guard was killed too); waits until it is gone. */
export async function stopStrayPostmaster(places: Places): Promise<void> {
  const pid = await pidOf(places);
  if (pid === undefined || !(await runsOn(pid, places.clusterFolder))) return;
  process.kill(pid, "SIGINT");
  for (let waitedMs = 0; waitedMs < 20_000 && (await runsOn(pid, places.clusterFolder)); waitedMs += 50)
    await pause(50);
}

async function pidOf(places: Places): Promise<number | undefined> {
  const text = await readFile(join(places.clusterFolder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

// A pid alone may have been given to another program meanwhile.
async function runsOn(pid: number, clusterFolder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes("postgres") && command.split("\0").includes(clusterFolder);
}

// "Password required" or "database does not exist" are answers too: the server takes connections.
async function answers(places: Places, isRunning: () => boolean): Promise<boolean> {
  for (let waitedMs = 0; isRunning() && waitedMs < 60_000; waitedMs += 30) {
    const client = new pg.Client({
      host: places.socketFolder,
      user: "gatewatch",
      database: "template1",
      password: "probe",
    });
    client.on("error", () => {});
    const code = await client.connect().then(
      () => "connected",
      (error: { code?: string }) => error.code ?? "",
    );
    await client.end().catch(() => {});
    if (code === "connected" || code === "28P01") return true;
    await pause(30);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
