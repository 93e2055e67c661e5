import type { Net } from "@gatewatch/base/net";
import { encodeClientHello } from "./client-hello.ts";
import { type Handshake, readHandshakes } from "./handshakes.ts";

const maxBytes = 64 * 1024;

export interface HelloOptions {
  readonly host: string;
  readonly port: number;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** 32 bytes for the ClientHello. */
  readonly random: Buffer;
}

/**
 * Sends a TLS 1.2 ClientHello of our own on a plain socket, reads until the message of one type is there, and leaves the
 * handshake.
 *
 * @param suites offered, as IANA numbers
 * @param type of the handshake message to wait for (RFC 5246 §7.4)
 * @returns the message's body; `undefined` when the server refuses, breaks off, is silent or says something else
 */
export async function sayHello(
  net: Net,
  options: HelloOptions,
  suites: readonly number[],
  type: number,
): Promise<Buffer | undefined> {
  const { host, port, timeoutSeconds, signal, random } = options;
  const end = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
  try {
    const socket = await net.openSocket(host, port, { timeoutSeconds, signal });
    const stop = () => socket.destroy();
    end.addEventListener("abort", stop, { once: true });
    try {
      socket.write(encodeClientHello(host, random, suites));
      return await waitFor(socket, type);
    } finally {
      end.removeEventListener("abort", stop);
      socket.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined; // a reset, a refusal or the end of the time is an answer, too
  }
}

async function waitFor(source: AsyncIterable<Buffer>, type: number): Promise<Buffer | undefined> {
  let received = Buffer.alloc(0);
  for await (const chunk of source) {
    received = Buffer.concat([received, chunk]);
    const { messages, isOver } = readHandshakes(received);
    const found = messages.find((message: Handshake) => message.type === type);
    if (found !== undefined) return found.body;
    if (isOver || received.length > maxBytes) return undefined;
  }
  return undefined;
}
