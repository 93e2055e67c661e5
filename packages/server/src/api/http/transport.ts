/** What may be spoken where: TLS, reverse proxies, and plain HTTP only where nobody else listens. */
import { isIP } from "node:net";
import { configFaults } from "@gatewatch/base/config";
import { addressList } from "@gatewatch/base/net";
import type { FastifyRequest } from "fastify";
import type { CertificateFiles } from "./certificate.ts";
import type { HttpConfig } from "./config.ts";
import { httpFaults } from "./faults.ts";

/**
 * Refuses a configuration that would send keys and sessions over a network in clear text by accident.
 *
 * @returns the certificate's files, when there are any
 * @throws Fault `config.invalid`
 */
export function checkTransport(config: HttpConfig): CertificateFiles | undefined {
  const { GATEWATCH_TLS_CERT_FILE: certFile, GATEWATCH_TLS_KEY_FILE: keyFile, GATEWATCH_HOST: host } = config;
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  if (certFile !== undefined || keyFile !== undefined) {
    const [given, missing] = certFile !== undefined ? ["CERT", "KEY"] : ["KEY", "CERT"];
    throw configFaults("config.invalid", {
      message: `GATEWATCH_TLS_${given}_FILE is set and GATEWATCH_TLS_${missing}_FILE is not. Set both for https, or neither.`,
    });
  }
  if (isLoopback(host) || config.GATEWATCH_INSECURE_HTTP || config.GATEWATCH_TRUSTED_PROXIES.length > 0)
    return undefined;
  throw configFaults("config.invalid", {
    message: `GATEWATCH_HOST=${host} would send passwords and keys over the network in clear text. Set GATEWATCH_TLS_CERT_FILE and GATEWATCH_TLS_KEY_FILE, or GATEWATCH_TRUSTED_PROXIES for a proxy that speaks https, or listen on 127.0.0.1; GATEWATCH_INSECURE_HTTP=1 if the network is yours alone.`,
  });
}

/** Whether an address is one of the proxies (addresses and CIDRs) whose `X-Forwarded-*` headers count. */
export const trustedProxies = addressList;

/**
 * Refuses a request that crossed a network in clear text: one that a trusted proxy says it got by http, and, where
 * proxies are the only way in, one that came past them.
 *
 * @throws Fault `http.https_required`
 */
export function requireHttps(
  request: Pick<FastifyRequest, "headers"> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  rule: { readonly isTls: boolean; readonly allowsHttp: boolean; readonly trusts: (address: string) => boolean },
): void {
  const peer = plainAddress(request.socket.remoteAddress ?? "");
  const isProxy = rule.trusts(peer);
  // The last proxy's word; read here, because a request that the router refused knows of no proxy.
  const forwarded = isProxy ? [request.headers["x-forwarded-proto"] ?? []].flat().join().split(",").at(-1)?.trim() : "";
  if (forwarded === "https" || (!forwarded && rule.isTls)) return;
  const past = !rule.allowsHttp && !isProxy && !isLoopback(peer);
  if (!forwarded && !past) return;
  throw httpFaults("http.https_required", {
    message: "This server takes requests over https only. Use the https address.",
  });
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

// A socket that listens on :: shows IPv4 peers as ::ffff:192.0.2.1.
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
