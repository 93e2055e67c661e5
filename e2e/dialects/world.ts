/** A real server with everything that the documented endpoints need to have something to answer. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@gatewatch/base/clock";
import { type Db, openPool, startEmbedded } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { startInstance } from "../../packages/server/src/integrations/scm/testkit/index.ts";
import { type Answered, type Call, type Client, hasRequests, send } from "./call.ts";
import { isRecord } from "./shape.ts";

export type ApiName = "native" | "codesec" | "cyberai";
export type Mounting = "prefix" | "host" | "port";
export type PlanProfile = "unlimited" | "documented";

export interface World {
  /** An administrator's key with every right. */
  readonly key: string;
  readonly email: string;
  readonly password: string;
  /** What the administrator's sign-in returned. */
  readonly sessionToken: string;
  /** A web page that lacks headers. */
  readonly webTarget: string;
  /** A web page that is never answered: its scans stay as they are. */
  readonly hangingTarget: string;
  /** The database behind the server: to bring about by hand what would take a month. */
  readonly db: Db;
  /** A repository with a planted defect, on an instance that the team is connected to. */
  readonly gitlabUrl: string;
  /** Bases of an API by mounting; the native one has its place at the root alone. */
  bases(api: ApiName): readonly (readonly [Mounting, string])[];
  /** One request with the administrator's key, by fetch on the main host. */
  ask(call: Call): Promise<Answered>;
  json(call: Call): Promise<Readonly<Record<string, unknown>>>;
  /** Waits for a scan to end. @param id of the native API */
  ended(id: string): Promise<void>;
  /** Ids of completed scans, made once. */
  repositoryScan(): Promise<string>;
  webScan(): Promise<string>;
  close(): Promise<void>;
}

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const longestScanMs = 90_000;

/**
 * Starts a server on a database of its own, with what it scans beside it.
 *
 * @param plans whether the documented numbers hold, or no plan limits anything
 */
export async function startWorld(plans: PlanProfile = "unlimited"): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "gw-conformance-"));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.toReversed()) await end();
    closing.length = 0;
  };
  const listening = async (listener: RequestListener) => {
    const { server, url } = await listenOnLoopback(listener);
    closing.push(async () => server.closeAllConnections() ?? server.close());
    return url;
  };
  try {
    const token = systemRandom.bytes(15).toString("base64url");
    const { git } = await startInstance(await plantRepository(join(folder, "repository")), token);
    closing.push(git.close);
    const webTarget = await listening(answerPage);
    const hangingTarget = await listening(() => {});
    const ports = { clock: systemClock, random: systemRandom };
    const database = await startEmbedded({
      dataFolder: join(folder, "database"),
      password: systemRandom.bytes(12).toString("base64url"),
      ...ports,
      onNotice: () => {},
    });
    closing.push(database.destroy);
    const { db, close: closePool } = openPool(database.url, 2, () => {});
    closing.push(closePool);
    const admin = { email: "admin@example.com", password: systemRandom.bytes(12).toString("base64url") };
    const server = await startServer(join(folder, "data"), {
      DATABASE_URL: database.url,
      GATEWATCH_ADMIN_EMAIL: admin.email,
      GATEWATCH_ADMIN_PASSWORD: admin.password,
      GATEWATCH_DIALECT_HOSTS: "codesec.localhost=codesec,cyberai.localhost=cyberai",
      GATEWATCH_DIALECT_PORTS: "0=codesec,0=cyberai",
      GATEWATCH_ALLOW_TARGETS: "127.0.0.1",
      GATEWATCH_PLAN_PROFILE: plans,
    });
    closing.push(server.end);
    const signedIn = await firstJson(server.url, "/api/v1/auth/local/login", "", {
      username: admin.email,
      password: admin.password,
    });
    const sessionToken = String(signedIn.token);
    const key = String((await firstJson(server.url, "/api/v1/api-keys", sessionToken, { name: "conformance" })).key);
    await firstJson(server.url, "/api/v1/integrations", key, { provider: "gitlab", url: git.url, token });
    const gitlabUrl = `${git.url}/group/project`;
    const facts = { ...admin, key, sessionToken, db, gitlabUrl, webTarget, hangingTarget };
    return { ...makeWorld(server, facts), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Worlds as rows need them, each started once. */
export function worldsOnDemand(): {
  of(row: { readonly plans?: PlanProfile }): Promise<World>;
  close(): Promise<void>;
} {
  const started = new Map<PlanProfile, Promise<World>>();
  return {
    of({ plans = "unlimited" }) {
      const world = started.get(plans) ?? startWorld(plans);
      started.set(plans, world);
      return world;
    },
    async close() {
      for (const world of started.values()) await (await world).close();
    },
  };
}

type Facts = Pick<
  World,
  "key" | "email" | "password" | "sessionToken" | "webTarget" | "hangingTarget" | "gitlabUrl" | "db"
>;

function makeWorld(server: StartedServer, facts: Facts): Omit<World, "close"> {
  const { port } = new URL(server.url);
  const ask = async (call: Call) => {
    const headers = { "X-API-Key": facts.key, ...call.headers };
    const answer = await send("fetch", server.url, { ...call, headers });
    if (!answer) throw new Error("fetch is always here");
    return answer;
  };
  const json = async (call: Call) => recordOf(call.path, await ask(call));
  const ended = async (id: string) => {
    const endMs = systemClock.monotonicMs() + longestScanMs;
    while (systemClock.monotonicMs() < endMs) {
      const { data } = await json({ path: `/api/v1/scans/${id}` });
      const status = isRecord(data) ? data.status : undefined;
      if (status === "completed") return;
      if (status === "failed" || status === "cancelled") throw new Error(`the scan ${id} ended as ${status}`);
      await systemClock.sleep(200);
    }
    throw new Error(`the scan ${id} did not end`);
  };
  const launch = async (body: unknown): Promise<string> => {
    const { data } = await json({ method: "POST", path: "/api/v1/scans", body });
    const id = isRecord(data) ? String(data.scanId) : "";
    await ended(id);
    return id;
  };
  let repositoryScan: Promise<string> | undefined;
  let webScan: Promise<string> | undefined;
  return {
    ...facts,
    ask,
    json,
    ended,
    bases(api) {
      if (api === "native") return [["prefix", server.url]];
      const own = server.portUrls.get(api);
      if (own === undefined) throw new Error(`${api} has no port of its own: ${server.output()}`);
      return [
        ["prefix", `${server.url}/${api}`],
        ["host", `http://${api}.localhost:${port}`],
        ["port", own],
      ];
    },
    repositoryScan: () => (repositoryScan ??= launch({ name: "project", gitlabUrl: facts.gitlabUrl })),
    webScan: () => (webScan ??= launch({ target: { url: facts.webTarget } })),
  };
}

/** Clients that reach a mounting: curl alone resolves names below `localhost` by itself. */
const clientsOf: Readonly<Record<Mounting, readonly Client[]>> = {
  prefix: ["fetch", "curl", "requests"],
  host: ["curl"],
  port: ["fetch"],
};

/**
 * Sends one call by every mounting and client, and lets each answer be looked at.
 *
 * @param check throws when the answer is not as documented
 * @returns how it was checked: `fetch, curl, requests by prefix; curl by host; fetch by port`
 */
export async function everyWay(
  world: World,
  api: ApiName,
  call: Call | (() => Promise<Call>),
  check: (answer: Answered) => void | Promise<void>,
): Promise<string> {
  const told: string[] = [];
  for (const [mounting, base] of world.bases(api)) {
    const used: string[] = [];
    for (const client of clientsOf[mounting]) {
      const asked = typeof call === "function" ? await call() : call;
      const credentials = api === "native" ? { "X-API-Key": world.key } : { Authorization: `Bearer ${world.key}` };
      const answer = await send(client, base, { ...asked, headers: { ...credentials, ...asked.headers } });
      if (!answer) continue;
      await check(answer);
      used.push(client);
    }
    told.push(`${used.join(", ")} by ${mounting}`);
  }
  if (!(await hasRequests())) told.push("requests not run: not installed");
  return told.join("; ");
}

/** The JSON object of a successful answer. */
export function recordOf(path: string, { status, text }: Answered): Readonly<Record<string, unknown>> {
  if (status >= 300) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error(`${path} answered no object`);
  return value;
}

interface StartedServer {
  readonly url: string;
  readonly portUrls: ReadonlyMap<string, string>;
  output(): string;
  end(): Promise<unknown>;
}

async function startServer(data: string, environment: Readonly<Record<string, string>>): Promise<StartedServer> {
  const child = spawn(process.execPath, ["packages/cli/bin/gatewatch.js", "serve"], {
    cwd: checkout,
    env: { ...process.env, GATEWATCH_DATA: data, GATEWATCH_HOST: "127.0.0.1", GATEWATCH_PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      if (/^Gatewatch is ready at /m.test(output)) setImmediate(resolve);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  const ports = [...output.matchAll(/^ +(codesec|cyberai) at (\S+)\/v1$/gm)];
  return {
    url: /^Gatewatch is ready at (\S+)$/m.exec(output)?.[1] ?? "",
    portUrls: new Map(ports.map(([, name = "", url = ""]) => [name, url])),
    output: () => output,
    end: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

async function firstJson(url: string, path: string, credential: string, body: unknown) {
  const headers: Record<string, string> = credential === "" ? {} : { Authorization: `Bearer ${credential}` };
  const answer = await send("fetch", url, { method: "POST", path, body, headers });
  if (!answer) throw new Error("fetch is always here");
  return recordOf(path, answer);
}

const answerPage: RequestListener = (_request, response) => {
  response.setHeader("Content-Type", "text/html");
  response.end("<!doctype html><title>page</title><form action=/search><input name=q></form>");
};

/** Answers on a free port of 127.0.0.1. */
export async function listenOnLoopback(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** An application with a route and a defect, so that there are endpoints, a wiki and vulnerabilities to be read. */
async function plantRepository(folder: string): Promise<string> {
  await mkdir(join(folder, "src"), { recursive: true });
  const application = [
    'import express from "express";',
    'import { exec } from "node:child_process";',
    "const app = express();",
    'app.get("/ping", (request, response) => {',
    "  exec(`ping -c 1 ${request.query.host}`, (error, out) => response.send(out));",
    "});",
    "app.listen(3000);",
    "",
  ];
  await writeFile(join(folder, "src", "app.js"), application.join("\n"));
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "project", type: "module", dependencies: { express: "5.0.0" } }),
  );
  await writeFile(join(folder, "README.md"), "# Project\n\nAnswers pings.\n");
  return folder;
}
