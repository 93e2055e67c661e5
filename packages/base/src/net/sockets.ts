import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { messageOf } from "../fault/index.ts";
import type { TlsOptions } from "./contract.ts";
import { unlessAborted } from "./deadline.ts";
import { netFaults } from "./faults.ts";
import { canonicalHost } from "./host.ts";
import type { Pins } from "./pins.ts";

type Handshake = Omit<TlsOptions, "timeoutSeconds" | "signal">;

/** Opens sockets to pinned addresses only; the one place of this room that connects. */
export interface Sockets {
  open(host: string, port: number, signal: AbortSignal): Promise<Socket>;
  openTls(host: string, port: number, handshake: Handshake, signal: AbortSignal): Promise<TLSSocket>;
}

/** Makes the opener over a set of pins. */
export function createSockets(pins: Pins): Sockets {
  const open: Sockets["open"] = async (hostText, port, signal) => {
    const addresses = await unlessAborted(signal, pins.addressesOf(hostText, port));
    const host = canonicalHost(hostText)!;
    const socket = connect({ host, port, lookup: pinnedLookup(addresses), autoSelectFamily: true, noDelay: true });
    return await settled(socket, "connect", signal, (cause) =>
      netFaults("net.unreachable", {
        message: `No connection to ${host} port ${port} (${reasonOf(cause)}). Check that the service is up and reachable from here.`,
        cause,
      }),
    );
  };
  return {
    open,
    async openTls(hostText, port, handshake, signal) {
      const socket = await open(hostText, port, signal);
      const host = canonicalHost(hostText)!;
      const servername = handshake.servername ?? (isIP(host) === 0 ? host : undefined);
      const tls = connectTls({
        socket,
        host,
        rejectUnauthorized: handshake.verifyTls ?? true,
        ...(servername === undefined ? {} : { servername }),
        ...(handshake.minVersion === undefined ? {} : { minVersion: handshake.minVersion }),
        ...(handshake.maxVersion === undefined ? {} : { maxVersion: handshake.maxVersion }),
        ...(handshake.ciphers === undefined ? {} : { ciphers: handshake.ciphers }),
        ...(handshake.alpn === undefined ? {} : { ALPNProtocols: [...handshake.alpn] }),
      });
      return await settled(tls, "secureConnect", signal, (cause) =>
        netFaults("net.tls", {
          message: `TLS with ${host} port ${port} failed (${reasonOf(cause)}). Check the certificate and the protocol versions of the service.`,
          cause,
        }),
      );
    },
  };
}

/** Answers every question with the pinned addresses, so that the socket never asks the system's resolver. */
function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    if (options.all === true) callback(null, all);
    else callback(null, all[0]!.address, all[0]!.family);
  };
}

/** Waits for the socket's `event`; anything else destroys it. */
function settled<S extends Socket>(
  socket: S,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
  faultOf: (cause: unknown) => Error,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      signal.removeEventListener("abort", stop);
      socket.off(event, succeed);
      socket.off("error", fail);
      socket.off("close", close);
      settle();
    };
    const end = (error: unknown) => {
      finish(() => reject(error));
      socket.on("error", () => {}); // a late error of a dead socket is no one's business
      socket.destroy();
    };
    const stop = () => end(signal.reason);
    const fail = (cause: unknown) => end(faultOf(cause));
    const close = () => end(faultOf(new Error("the connection was closed")));
    const succeed = () => finish(() => resolve(socket));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    socket.once(event, succeed);
    socket.once("error", fail);
    socket.once("close", close);
  });
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : messageOf(cause);
}
