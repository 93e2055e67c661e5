import type { TLSSocket } from "node:tls";
import { Pool } from "undici";
import type { TlsFacts } from "./contract.ts";
import { startDeadline } from "./deadline.ts";
import { netFaults } from "./faults.ts";
import { bareHost } from "./host.ts";
import type { Sockets } from "./sockets.ts";

const maxOrigins = 64;
const maxConnectionsPerOrigin = 64;
const maxHeaderBytes = 64 * 1024;
const idleSeconds = 4;
const connectSeconds = 10;

/** A pool of connections to one origin, and what its latest connection showed of the peer. */
export interface Origin {
  readonly pool: Pool;
  peer(): { readonly address: string; readonly tls?: TlsFacts };
}

/** The pools of a port: at most 64, the one unused for longest is closed for a new one. */
export interface Origins {
  of(url: URL, verifyTls: boolean): Origin;
  close(): Promise<void>;
}

/** Makes an empty set of pools whose connections come from `sockets`. */
export function createOrigins(sockets: Sockets): Origins {
  const origins = new Map<string, Origin>();
  const closing = new AbortController();
  return {
    of(url, verifyTls) {
      closing.signal.throwIfAborted();
      const key = `${url.origin} ${verifyTls}`;
      const origin = origins.get(key) ?? openOrigin(sockets, url, verifyTls, closing.signal);
      origins.delete(key);
      origins.set(key, origin);
      if (origins.size > maxOrigins) {
        const [oldest, unused] = origins.entries().next().value!;
        origins.delete(oldest);
        void unused.pool.close();
      }
      return origin;
    },
    async close() {
      closing.abort(netFaults("net.closed", { message: "The network port was closed. Start the work again." }));
      await Promise.all([...origins.values()].map((origin) => origin.pool.destroy(closing.signal.reason)));
      origins.clear();
    },
  };
}

function openOrigin(sockets: Sockets, url: URL, verifyTls: boolean, signal: AbortSignal): Origin {
  const host = bareHost(url);
  const secure = url.protocol === "https:";
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  let peer: ReturnType<Origin["peer"]> = { address: "" };
  const connect = async () => {
    using deadline = startDeadline(url.origin, connectSeconds, signal);
    if (!secure) {
      const socket = await sockets.open(host, port, deadline.signal);
      peer = { address: socket.remoteAddress ?? "" };
      return socket;
    }
    const socket = await sockets.openTls(host, port, { verifyTls, alpn: ["http/1.1"] }, deadline.signal);
    peer = { address: socket.remoteAddress ?? "", tls: tlsFactsOf(socket) };
    return socket;
  };
  const pool = new Pool(url.origin, {
    connections: maxConnectionsPerOrigin,
    maxHeaderSize: maxHeaderBytes,
    keepAliveTimeout: idleSeconds * 1000,
    headersTimeout: 0, // one deadline spans the whole exchange
    bodyTimeout: 0,
    strictContentLength: false,
    connect: (_options, callback) => {
      connect().then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      );
    },
  });
  return { pool, peer: () => peer };
}

function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const error = socket.authorizationError as unknown;
  const code = error instanceof Error && "code" in error ? String(error.code) : error;
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher().name,
    ...(socket.authorized ? {} : { authorizationError: String(code) }),
  };
}
