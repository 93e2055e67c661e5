import type { TLSSocket } from "node:tls";
import { isFault } from "@gatewatch/base/fault";
import type { Net } from "@gatewatch/base/net";
import { type CertificateFacts, readCertificate } from "./certificate.ts";
import { type TlsInventory, type TlsVersion, tlsVersions } from "./evaluate.ts";
import type { HelloOptions } from "./say-hello.ts";
import { readSentChain } from "./sent-chain.ts";
import { acceptedWeakSuite } from "./weak-suites.ts";

const maxChain = 10;

/**
 * Shakes hands once as a browser would, once per version, once to read the chain as sent and once
 * with weak suites only. No HTTP is spoken.
 *
 * @throws Fault `net.*` when not even the first handshake, which accepts everything, completes
 */
export async function probeTls(
  net: Net,
  { host, port, timeoutSeconds, signal, random }: HelloOptions,
): Promise<TlsInventory> {
  const everything = { timeoutSeconds, signal, verifyTls: false, ciphers: "ALL:@SECLEVEL=0" } as const;
  const first = await shakeHands(net, host, port, { ...everything, minVersion: "TLSv1" });
  const answers = await Promise.all(
    tlsVersions.map(async (version): Promise<readonly [TlsVersion, "accepted" | "refused" | "unknown", string?]> => {
      try {
        const { cipher } = await shakeHands(net, host, port, {
          ...everything,
          minVersion: version,
          maxVersion: version,
        });
        return [version, "accepted", cipher];
      } catch (error) {
        signal.throwIfAborted();
        return [version, isFault(error, "net.tls") ? "refused" : "unknown"];
      }
    }),
  );
  const hello = { host, port, timeoutSeconds, signal, random };
  const [sent, weak] = await Promise.all([readSentChain(net, hello), acceptedWeakSuite(net, hello)]);
  return {
    host,
    port,
    chain: (sent === undefined ? undefined : readAll(sent, host)) ?? first.chain,
    authorizationError: first.authorizationError,
    versions: {
      TLSv1: answerOf(answers, "TLSv1"),
      "TLSv1.1": answerOf(answers, "TLSv1.1"),
      "TLSv1.2": answerOf(answers, "TLSv1.2"),
      "TLSv1.3": answerOf(answers, "TLSv1.3"),
    },
    ciphers: [
      ...new Set([...answers.flatMap(([, , cipher]) => cipher ?? []), ...(weak === undefined ? [] : [weak])]),
    ].sort(),
  };
}

/** `undefined` when one of them is no certificate. */
function readAll(chain: readonly Buffer[], host: string): readonly CertificateFacts[] | undefined {
  try {
    return chain.map((raw) => readCertificate(raw, host));
  } catch {
    return undefined;
  }
}

type Answers = readonly (readonly [TlsVersion, "accepted" | "refused" | "unknown", string?])[];

function answerOf(answers: Answers, version: TlsVersion): "accepted" | "refused" | "unknown" {
  return answers.find(([candidate]) => candidate === version)?.[1] ?? "unknown";
}

async function shakeHands(net: Net, host: string, port: number, options: Parameters<Net["openTls"]>[2]) {
  const socket = await net.openTls(host, port, options);
  try {
    const error: unknown = socket.authorizationError;
    const code = error instanceof Error && "code" in error ? error.code : error;
    return {
      chain: chainOf(socket, host),
      authorizationError: socket.authorized ? undefined : String(code),
      cipher: socket.getCipher().name,
    };
  } finally {
    socket.destroy();
  }
}

function chainOf(socket: TLSSocket, host: string): readonly CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  let certificate = socket.getPeerCertificate(true);
  const seen = new Set<string>();
  while (certificate?.raw !== undefined && !seen.has(certificate.fingerprint256) && chain.length < maxChain) {
    seen.add(certificate.fingerprint256);
    chain.push(readCertificate(certificate.raw, host));
    certificate = certificate.issuerCertificate;
  }
  return chain;
}
