/**
 * An authenticated list of 50 rows: the server with all it does around a route, against a raw node:http handler that runs
 * the same key look-up and list query. Both in processes of their own, on one embedded PostgreSQL, in turns.
 */
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { startEmbedded } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import autocannon from "autocannon";

const rounds = 5;
const seconds = 3;
const connections = 10;
const scans = 60;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gw-bench-api-"));
  const ports = { clock: systemClock, random: systemRandom };
  const database = await startEmbedded({ dataFolder: folder, password: "bench", ...ports, onNotice: console.error });
  const admin = { username: "admin@example.com", password: systemRandom.bytes(12).toString("base64url") };
  const ours = fork(join(import.meta.dirname, "../packages/cli/bin/gatewatch.js"), ["serve", "--no-worker"], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      GATEWATCH_DATA: join(folder, "server"),
      GATEWATCH_PORT: "0",
      GATEWATCH_ADMIN_EMAIL: admin.username,
      GATEWATCH_ADMIN_PASSWORD: admin.password,
    },
  });
  const raw = fork(join(import.meta.dirname, "raw", "list-handler.ts"), {
    env: { ...process.env, DATABASE_URL: database.url },
  });
  try {
    const rawPort = new Promise<unknown>((resolve) => raw.once("message", resolve));
    const url = await readyUrl(ours.stdout);
    const { token } = await post(`${url}/api/v1/auth/local/login`, "", admin);
    const { key } = await post(`${url}/api/v1/api-keys`, token, { name: "bench" });
    for (let made = 0; made < scans; made++)
      await post(`${url}/api/v1/scans`, key, { target: { url: "https://example.com/" } });
    const list = `${url}/api/v1/scans?limit=50`;
    const rawList = `http://127.0.0.1:${await rawPort}/`;
    for (const warm of [list, rawList]) await requestsPerSecond(warm, key);
    const figures: { server: number; raw: number }[] = [];
    for (let round = 0; round < rounds; round++)
      figures.push({ server: await requestsPerSecond(list, key), raw: await requestsPerSecond(rawList, key) });
    const server = median(figures.map((figure) => figure.server));
    const bare = median(figures.map((figure) => figure.raw));
    console.log(
      `list of 50 rows: ${Math.round(server)} requests/s (median of ${rounds} rounds of ${seconds} s, ${connections} connections)`,
    );
    console.log(`raw handler: ${Math.round(bare)} requests/s`);
    console.log(`ratio: ${median(figures.map((figure) => figure.server / figure.raw)).toFixed(2)}`);
  } finally {
    raw.kill();
    const ended = new Promise((resolve) => ours.once("exit", resolve));
    ours.kill("SIGINT");
    await ended;
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

function readyUrl(output: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    output?.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const url = /^Gatewatch is ready at (\S+)$/m.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

async function post(url: string, credential: string, body: unknown) {
  const headers = {
    "content-type": "application/json",
    ...(credential === "" ? {} : { authorization: `Bearer ${credential}` }),
  };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

async function requestsPerSecond(url: string, key: string): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds, headers: { "x-api-key": key } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
