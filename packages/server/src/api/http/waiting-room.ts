import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Clock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { Certificate } from "./certificate.ts";
import type { HttpConfig } from "./config.ts";
import type { Dialect } from "./contract.ts";
import { dialectOf } from "./dialect-of.ts";
import { httpFaults } from "./faults.ts";
import { readMounts, routedUrl } from "./mount.ts";
import { problemOf } from "./problem.ts";
import { trustedProxies } from "./transport.ts";

/** How far the upgrade is that others wait for; `of` is 0 while another process makes it. */
export interface UpgradeState {
  readonly step: number;
  readonly of: number;
}

export interface WaitingRoom {
  close(): Promise<void>;
}

const retrySeconds = 5;

/**
 * Answers on the server's ports while its database is migrated: `/health` says that the process lives (so that nothing
 * kills it), everything else is 503 with Retry-After, in its dialect's shape, or a page that shows the step.
 */
export async function openWaitingRoom<Doors>(deps: {
  readonly dialects: readonly [Dialect<Doors>, ...Dialect<Doors>[]];
  readonly config: HttpConfig;
  readonly certificate: Certificate | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly state: () => UpgradeState;
}): Promise<WaitingRoom> {
  const { dialects, config, certificate } = deps;
  const prefixes = new Map(dialects.map((dialect) => [dialect.name as string, dialect.prefix]));
  const hosts = new Map(readMounts(config.GATEWATCH_DIALECT_HOSTS, prefixes));
  const wanted = readMounts(config.GATEWATCH_DIALECT_PORTS, prefixes);
  const ports = new Map(wanted.map(([port, prefix]) => [Number(port), prefix]));
  const mounts = { hosts, ports, trusts: trustedProxies(config.GATEWATCH_TRUSTED_PROXIES) };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = routedUrl(mounts, request);
    const { status, type, body } = answerTo(deps, url, request.headers.accept ?? "");
    request.resume();
    response.writeHead(status, {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      Connection: "close",
      ...(status === 503 ? { "Retry-After": String(retrySeconds) } : {}),
    });
    response.end(body);
  };
  const servers: Server[] = [];
  const close = async () => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    for (const port of [config.GATEWATCH_PORT, ...ports.keys()]) {
      const server = certificate ? createTlsServer(certificate.current(), answer) : createServer(answer);
      server.on("upgrade", (_request, socket) => socket.destroy());
      await new Promise<void>((resolve, reject) =>
        server.once("error", reject).listen(port, config.GATEWATCH_HOST, resolve),
      );
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

function answerTo<Doors>(
  deps: Parameters<typeof openWaitingRoom<Doors>>[0],
  url: string,
  accept: string,
): { status: number; type: string; body: string } {
  const { step, of } = deps.state();
  const json = { type: "application/json; charset=utf-8" };
  const time = deps.clock.now().toISOString();
  const path = url.split("?")[0];
  if (path === "/health")
    return { status: 200, ...json, body: JSON.stringify({ status: "migrating", step, of, time }) };
  if (path === "/ready") return { status: 503, ...json, body: JSON.stringify({ status: "migrating", step, of, time }) };
  const [native] = deps.dialects;
  if (path === `${native.prefix}/health`) {
    const body = { version: "v1", status: "migrating", step, of, timestamp: time, service: "Gatewatch" };
    return { status: 503, ...json, body: JSON.stringify(body) };
  }
  const dialect = dialectOf(deps.dialects, url);
  if (!dialect && accept.includes("text/html")) {
    return { status: 503, type: "text/html; charset=utf-8", body: pageOf(step, of) };
  }
  const fault = httpFaults("http.migrating", {
    message: `Gatewatch is being upgraded (${shown({ step, of })}). Nothing was changed; try again shortly.`,
    retryAfterSeconds: retrySeconds,
  });
  const problem = problemOf(fault, newId(deps.clock, deps.random));
  return { status: 503, ...json, body: JSON.stringify((dialect ?? native).renderProblem(problem)) };
}

function shown({ step, of }: UpgradeState): string {
  if (of === 0) return "another process changes the database";
  return step === 0 ? "the database is backed up" : `step ${step} of ${of}`;
}

function pageOf(step: number, of: number): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="${retrySeconds}"><title>Gatewatch is being upgraded</title>
<h1>Gatewatch is being upgraded</h1><p>${shown({ step, of })}. This page looks again every ${retrySeconds} seconds.</p></html>
`;
}
