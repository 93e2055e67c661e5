/**
 * From `npm start` to ready, idle memory of the whole process tree, and a quick scan of a loopback page. First start (new
 * data folder) and second start (existing data) are timed apart.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const idleSeconds = 8;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "gw-bench-boot-"));
  try {
    const first = await start(data);
    console.log(`npm start to ready, new data folder: ${seconds(first.readyMs)} s`);
    await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
    const tree = await processTree(first.child.pid ?? 0);
    const database = tree.filter((entry) => entry.command.includes("postgres"));
    const server = tree.find((entry) => /^\S*node \S*gatewatch\S* serve/.test(entry.command));
    console.log(
      `idle memory, whole tree (PSS): ${megabytes(sum(tree.map((entry) => entry.pssKb)))} MB in ${tree.length} processes`,
    );
    console.log(`idle memory, database (PSS): ${megabytes(sum(database.map((entry) => entry.pssKb)))} MB`);
    console.log(`idle memory, server process (RSS): ${megabytes(server?.rssKb ?? 0)} MB`);
    const stopMs = await stop(first.child);
    console.log(`Ctrl-C to ended: ${seconds(stopMs)} s`);
    const second = await start(data);
    console.log(`npm start to ready, existing data: ${seconds(second.readyMs)} s`);
    await stop(second.child);
    console.log(`quick scan of a loopback page: ${seconds(await quickScan())} s`);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function start(data: string): Promise<{ child: ChildProcess; readyMs: number }> {
  const startMs = performance.now();
  const child = spawn("npm", ["start"], {
    env: { ...process.env, GATEWATCH_DATA: data, GATEWATCH_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("Gatewatch is ready")) return { child, readyMs: performance.now() - startMs };
  }
  throw new Error("the server ended before it was ready");
}

async function stop(child: ChildProcess): Promise<number> {
  const startMs = performance.now();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-(child.pid ?? 0), "SIGINT"); // as the terminal does: to the whole group
  await ended;
  return performance.now() - startMs;
}

async function quickScan(): Promise<number> {
  const server = createServer((_request, response) => response.end("<h1>hello</h1>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const startMs = performance.now();
  const child = spawn(
    "npx",
    ["gatewatch", "scan", `http://127.0.0.1:${port}/`, "--profile", "quick", "--fail-on", "none"],
    { stdio: "ignore" },
  );
  await new Promise((resolve) => child.once("exit", resolve));
  server.close();
  return performance.now() - startMs;
}

interface Entry {
  readonly command: string;
  readonly rssKb: number;
  readonly pssKb: number;
}

async function processTree(root: number): Promise<Entry[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, "utf8").catch(() => "") : "";
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (stat !== "") parents.set(Number(name), parent);
  }
  const isInside = (pid: number): boolean => pid === root || (parents.has(pid) && isInside(parents.get(pid) ?? 0));
  return Promise.all([...parents.keys()].filter(isInside).map(readProcess));
}

async function readProcess(pid: number): Promise<Entry> {
  const text = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  const kb = (source: string, name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(source)?.[1] ?? 0);
  return {
    command: (await text("cmdline")).replaceAll("\0", " "),
    rssKb: kb(await text("status"), "VmRSS"),
    pssKb: kb(await text("smaps_rollup"), "Pss"),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const megabytes = (kb: number): number => Math.round(kb / 1024);
const seconds = (ms: number): string => (ms / 1000).toFixed(2);
