/**
 * An authenticated list of 50 rows: the server with all it does around a route, against a raw node:http handler that looks
 * the key up, runs the server's own statement over a pool of the same size and answers the same bytes. Both in processes
 * of their own, on one embedded PostgreSQL, in turns. The server remembers a key for five seconds, the handler does not.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import { systemRandom } from "@gatewatch/base/random";
import autocannon from "autocannon";
import { type BenchDatabase, median, onEmbedded } from "./parts/index.ts";

const rounds = 7;
const seconds = 3;
const connections = 10;
const scans = 60;

/** @param args none */
export function run(_args: readonly string[]): Promise<void> {
  return onEmbedded([], compare);
}

async function compare({ url: databaseUrl, folder }: BenchDatabase): Promise<void> {
  const admin = { username: "admin@example.com", password: systemRandom.bytes(12).toString("base64url") };
  const ours = fork(join(import.meta.dirname, "../packages/cli/bin/gatewatch.js"), ["serve", "--no-worker"], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      GATEWATCH_DATA: join(folder, "server"),
      GATEWATCH_PORT: "0",
      GATEWATCH_ADMIN_EMAIL: admin.username,
      GATEWATCH_ADMIN_PASSWORD: admin.password,
    },
  });
  const raw = fork(join(import.meta.dirname, "raw", "list-handler.ts"), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
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
    if ((await read(list, key)) !== (await read(rawList, key))) throw new Error("the two do not answer the same bytes");
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
    const ratios = figures.map((figure) => figure.server / figure.raw).sort((a, b) => a - b);
    console.log(`ratio: ${median(ratios).toFixed(2)} (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")})`);
  } finally {
    raw.kill();
    const ended = new Promise((resolve) => ours.once("exit", resolve));
    ours.kill("SIGINT");
    await ended;
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

async function read(url: string, key: string): Promise<string> {
  return (await fetch(url, { headers: { "x-api-key": key } })).text();
}

async function requestsPerSecond(url: string, key: string): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds, headers: { "x-api-key": key } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}
