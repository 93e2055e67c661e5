import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";

/** A server of a test, on a loopback port of the system's choice. */
export interface TestServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a plain server, or a TLS one when options are given. */
export async function startServer(listener: RequestListener, tls?: ServerOptions): Promise<TestServer> {
  const server: Server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
