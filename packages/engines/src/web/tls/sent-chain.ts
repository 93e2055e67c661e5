import type { Net } from "@gatewatch/base/net";
import { type HelloOptions, sayHello } from "./say-hello.ts";

const certificateMessage = 11;
const maxCertificates = 20;

/** Suites with every key exchange a certificate can serve, strongest first (IANA numbers). */
const cipherSuites = [
  0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc02b, 0xc02f, 0x009f, 0x009e, 0xc024, 0xc028, 0xc023, 0xc027, 0xc00a, 0xc014,
  0xc009, 0xc013, 0x006b, 0x0067, 0x0039, 0x0033, 0x009d, 0x009c, 0x003d, 0x003c, 0x0035, 0x002f, 0x000a,
];

/**
 * The certificates exactly as the server sends them, DER in the order sent, from the plain part of a TLS 1.2 handshake.
 * Libraries reorder what they received, so they cannot tell.
 *
 * @returns `undefined` when the server does not answer a TLS 1.2 hello with certificates
 */
export async function readSentChain(net: Net, options: HelloOptions): Promise<readonly Buffer[] | undefined> {
  const message = await sayHello(net, options, cipherSuites, certificateMessage);
  return message === undefined ? undefined : splitCertificates(message);
}

/** The entries of a Certificate message (RFC 5246 §7.4.2); what is cut off is left out. */
export function splitCertificates(message: Buffer): readonly Buffer[] {
  const certificates: Buffer[] = [];
  for (let at = 3; at + 3 <= message.length && certificates.length < maxCertificates; ) {
    const end = at + 3 + message.readUIntBE(at, 3);
    if (end > message.length) break;
    certificates.push(message.subarray(at + 3, end));
    at = end;
  }
  return certificates;
}
