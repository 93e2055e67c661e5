import { createServer, type Server } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Clock } from "@gatewatch/base/clock";
import type { FastifyInstance } from "fastify";
import type { Certificate } from "./certificate.ts";
import type { HttpConfig } from "./config.ts";
import type { Dialect } from "./contract.ts";
import { drain } from "./drain.ts";
import { prefixesOf, readMounts } from "./mount.ts";

export interface HttpServer {
  /** Opens the main port and those of the dialects. Returns the address of the main one. */
  listen(): Promise<{ readonly url: string; readonly dialectUrls: ReadonlyMap<string, string> }>;
  /** Answers what is in flight, says goodbye to WebSockets (1001), and ends within ten seconds. */
  close(): Promise<void>;
}

/** Longest that one request may take to arrive: a large upload over a slow line. */
export const requestTimeoutMs = 30 * 60_000;
const closeDeadlineMs = 10_000;

/**
 * The ports of one program: its own, and one for each dialect that wants one, all of them before the same routes.
 *
 * @param options `ports` is filled with the prefix that each dialect's port stands for; `beforeClose` says goodbye
 */
export function openPorts<Doors>(
  app: FastifyInstance,
  options: {
    readonly dialects: readonly Dialect<Doors>[];
    readonly config: HttpConfig;
    readonly certificate: Certificate | undefined;
    readonly clock: Clock;
    readonly ports: Map<number, string>;
    readonly beforeClose: () => void;
  },
): HttpServer {
  const { dialects, config, certificate, clock, ports, beforeClose } = options;
  const { GATEWATCH_HOST: host, GATEWATCH_PORT: port } = config;
  const isTls = certificate !== undefined;
  const extra: Server[] = [];

  const open = async (wanted: number): Promise<Server> => {
    const server = certificate ? createTlsServer(certificate.current(), app.routing) : createServer(app.routing);
    server.requestTimeout = requestTimeoutMs;
    server.on("upgrade", (request, socket, head) => app.server.emit("upgrade", request, socket, head));
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(wanted, host, resolve));
    extra.push(server);
    if (certificate && server instanceof TlsServer) certificate.follow(server);
    return server;
  };

  return {
    async listen() {
      await app.listen({ host, port });
      if (certificate && app.server instanceof TlsServer) certificate.follow(app.server);
      const dialectUrls = new Map<string, string>();
      for (const [wanted, prefix] of readMounts(config.GATEWATCH_DIALECT_PORTS, prefixesOf(dialects))) {
        const opened = portOf(await open(Number(wanted)));
        ports.set(opened, prefix);
        const name = dialects.find((dialect) => dialect.prefix === prefix)?.name ?? prefix;
        dialectUrls.set(name, urlOf(host, opened, isTls));
      }
      return { url: urlOf(host, portOf(app.server), isTls), dialectUrls };
    },
    async close() {
      beforeClose();
      const others = extra.map((server) => new Promise((resolve) => server.close(resolve)));
      const closed = Promise.all([app.close(), ...others]);
      await drain([app.server, ...extra], clock, closeDeadlineMs, closed, () => {
        for (const client of app.websocketServer.clients) client.terminate();
      });
    },
  };
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

function urlOf(host: string, port: number, isTls: boolean): string {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `${isTls ? "https" : "http"}://${shown}:${port}`;
}
