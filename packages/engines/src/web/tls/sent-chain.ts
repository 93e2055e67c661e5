import type { Net } from "@gatewatch/base/net";
import { encodeClientHello } from "./client-hello.ts";

const maxBytes = 64 * 1024;
const maxCertificates = 20;

/**
 * The certificates exactly as the server sends them, DER in the order sent, read from the plain part of a TLS 1.2
 * handshake; the handshake is then left. Libraries reorder what they received, so they cannot tell.
 *
 * @param random 32 bytes for the ClientHello
 * @returns `undefined` when the server does not answer a TLS 1.2 hello with certificates
 * @throws Fault `net.*` when no connection can be made
 */
export async function readSentChain(
  net: Net,
  {
    host,
    port,
    timeoutSeconds,
    signal,
    random,
  }: { host: string; port: number; timeoutSeconds: number; signal: AbortSignal; random: Buffer },
): Promise<readonly Buffer[] | undefined> {
  const socket = await net.openSocket(host, port, { timeoutSeconds, signal });
  const end = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const stop = () => socket.destroy();
  end.addEventListener("abort", stop, { once: true });
  try {
    socket.write(encodeClientHello(host, random));
    let received = Buffer.alloc(0);
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received = Buffer.concat([received, chunk]);
      const found = findCertificates(received);
      if (found !== "more") return found;
      if (received.length > maxBytes) return undefined;
    }
    return undefined;
  } catch {
    signal.throwIfAborted();
    return undefined; // a reset or the end of the time is an answer, too
  } finally {
    end.removeEventListener("abort", stop);
    socket.destroy();
  }
}

/**
 * The certificates in the first records of a server's answer (RFC 5246 §6.2, §7.4.2), `"more"` while they may still come,
 * `undefined` when they will not.
 */
export function findCertificates(received: Buffer): readonly Buffer[] | undefined | "more" {
  const messages: Buffer[] = [];
  let offset = 0;
  while (offset + 5 <= received.length) {
    const end = offset + 5 + received.readUInt16BE(offset + 3);
    if (received[offset] !== 22) return undefined;
    if (end > received.length) break;
    messages.push(received.subarray(offset + 5, end));
    offset = end;
  }
  const stream = Buffer.concat(messages);
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUIntBE(at + 1, 3);
    if (stream[at] === 14) return undefined;
    if (end > stream.length) break;
    if (stream[at] === 11) return splitCertificates(stream.subarray(at + 4, end));
    at = end;
  }
  return "more";
}

function splitCertificates(message: Buffer): readonly Buffer[] {
  const certificates: Buffer[] = [];
  for (let at = 3; at + 3 <= message.length && certificates.length < maxCertificates; ) {
    const end = at + 3 + message.readUIntBE(at, 3);
    if (end > message.length) break;
    certificates.push(message.subarray(at + 3, end));
    at = end;
  }
  return certificates;
}
