import type { Net } from "@gatewatch/base/net";
import { type HelloOptions, sayHello } from "./say-hello.ts";

const serverHello = 2;

/** Suites without encryption, without a certificate, for export, or below 128 bits: IANA number and OpenSSL name. */
const weakSuites: ReadonlyMap<number, string> = new Map([
  [0x0001, "NULL-MD5"],
  [0x0002, "NULL-SHA"],
  [0x003b, "NULL-SHA256"],
  [0xc006, "ECDHE-ECDSA-NULL-SHA"],
  [0xc010, "ECDHE-RSA-NULL-SHA"],
  [0x0003, "EXP-RC4-MD5"],
  [0x0006, "EXP-RC2-CBC-MD5"],
  [0x0008, "EXP-DES-CBC-SHA"],
  [0x0014, "EXP-EDH-RSA-DES-CBC-SHA"],
  [0x0018, "ADH-RC4-MD5"],
  [0x001b, "ADH-DES-CBC3-SHA"],
  [0x0034, "ADH-AES128-SHA"],
  [0x003a, "ADH-AES256-SHA"],
  [0x006c, "ADH-AES128-SHA256"],
  [0x006d, "ADH-AES256-SHA256"],
  [0x00a6, "ADH-AES128-GCM-SHA256"],
  [0x00a7, "ADH-AES256-GCM-SHA384"],
  [0xc018, "AECDH-AES128-SHA"],
  [0xc019, "AECDH-AES256-SHA"],
  [0x0004, "RC4-MD5"],
  [0x0005, "RC4-SHA"],
  [0xc007, "ECDHE-ECDSA-RC4-SHA"],
  [0xc011, "ECDHE-RSA-RC4-SHA"],
  [0x0009, "DES-CBC-SHA"],
  [0x0015, "EDH-RSA-DES-CBC-SHA"],
  [0x000a, "DES-CBC3-SHA"],
  [0x0016, "DHE-RSA-DES-CBC3-SHA"],
  [0xc008, "ECDHE-ECDSA-DES-CBC3-SHA"],
  [0xc012, "ECDHE-RSA-DES-CBC3-SHA"],
]);

/**
 * Offers weak suites only: the one the server chooses, or `undefined` when it wants none of them. Node's own TLS no longer
 * knows these suites, so the hello is ours.
 */
export async function acceptedWeakSuite(net: Net, options: HelloOptions): Promise<string | undefined> {
  const message = await sayHello(net, options, [...weakSuites.keys()], serverHello);
  return message === undefined ? undefined : chosenSuite(message);
}

/** The suite named by a ServerHello (RFC 5246 §7.4.1.3), if it is one of those offered. */
function chosenSuite(message: Buffer): string | undefined {
  const at = 35 + (message[34] ?? 0);
  return at + 2 <= message.length ? weakSuites.get(message.readUInt16BE(at)) : undefined;
}
