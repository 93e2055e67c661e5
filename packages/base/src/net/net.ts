import type { Clock } from "../clock/index.ts";
import { isFault } from "../fault/index.ts";
import type { Net, NetRequest, NetResponse, RawHeader, Redirect, Resolver } from "./contract.ts";
import { startDeadline, unlessAborted } from "./deadline.ts";
import { exchange, type Hop } from "./exchange.ts";
import { netFaults } from "./faults.ts";
import { bareHost } from "./host.ts";
import { createOrigins } from "./origins.ts";
import { createPins, systemResolver } from "./pins.ts";
import type { AddressPolicy } from "./policy.ts";
import { isRedirect, redirected } from "./redirects.ts";
import { createSockets } from "./sockets.ts";

const maxRedirects = 10;

export interface NetDependencies {
  readonly policy: AddressPolicy;
  readonly clock: Clock;
  /** Sent unless the request names its own: product name and contact URL. */
  readonly userAgent: string;
  /** Default: the system's resolver. */
  readonly resolver?: Resolver;
}

/** Makes a network port. Names are resolved once and pinned for its life, so make one for each scan or delivery. */
export function createNet({ policy, clock, userAgent, resolver = systemResolver }: NetDependencies): Net {
  const pins = createPins(policy, resolver);
  const sockets = createSockets(pins);
  const origins = createOrigins(sockets);
  return {
    async request(urlText, options) {
      const startMs = clock.monotonicMs();
      let firstByteMs = 0;
      let hop = firstHop(urlText, options, userAgent);
      const redirects: Redirect[] = [];
      using deadline = startDeadline(hop.url.origin, options.timeoutSeconds, options.signal);
      for (;;) {
        // asked again on every hop, so that a pooled connection cannot outlive what the policy says of its port
        await unlessAborted(deadline.signal, pins.addressesOf(bareHost(hop.url), portOf(hop.url)));
        const answer = await exchange(origins, hop, deadline.signal, () => {
          firstByteMs = clock.monotonicMs() - startMs;
        });
        const location = isRedirect(answer.status) ? headerOf(answer.headers, "location") : undefined;
        if (options.followRedirects !== true || location === undefined) {
          const timing = { firstByteMs, totalMs: clock.monotonicMs() - startMs };
          return { url: hop.url.href, ...answer, redirects, timing } satisfies NetResponse;
        }
        redirects.push({ url: hop.url.href, status: answer.status, location, headers: answer.headers });
        if (redirects.length > maxRedirects) {
          throw netFaults("net.too_many_redirects", {
            message: `${urlText} redirected more than ${maxRedirects} times, last to ${JSON.stringify(location)}. Give the final address instead.`,
          });
        }
        const to = await unlessAborted(deadline.signal, checkedRedirect(hop.url, location, pins.addressesOf));
        hop = redirected(hop, answer.status, to);
      }
    },
    async openSocket(host, port, options) {
      using deadline = startDeadline(`${host}:${port}`, options.timeoutSeconds, options.signal);
      return await sockets.open(host, port, deadline.signal);
    },
    async openTls(host, port, options) {
      using deadline = startDeadline(`${host}:${port}`, options.timeoutSeconds, options.signal);
      return await sockets.openTls(host, port, options, deadline.signal);
    },
    resolve: (host, port) => pins.addressesOf(host, port),
    close: () => origins.close(),
  };
}

function firstHop(urlText: string, options: NetRequest, userAgent: string): Hop {
  const url = URL.canParse(urlText) ? new URL(urlText) : undefined;
  if (url === undefined || !isHttp(url)) {
    throw netFaults("net.scheme_refused", {
      message: `${JSON.stringify(urlText)} is not an http or https URL. Give one such as "https://example.com/".`,
    });
  }
  return {
    url: withoutSecrets(url),
    method: options.method ?? "GET",
    headers: {
      "user-agent": userAgent,
      accept: "*/*",
      "accept-encoding": "gzip, deflate, br",
      ...lowerNames(options.headers),
    },
    body: options.body,
    maxBodyBytes: options.maxBodyBytes,
    verifyTls: options.verifyTls ?? true,
  };
}

/** Where a redirect leads, after the same checks as a first request; refusals say so as `net.redirect_refused`. */
async function checkedRedirect(
  from: URL,
  location: string,
  addressesOf: (host: string, port: number) => Promise<readonly string[]>,
): Promise<URL> {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const refused = (reason: string, cause?: unknown) =>
    netFaults("net.redirect_refused", {
      message: `${from.href} redirects to ${JSON.stringify(location)}, which was not followed: ${reason}`,
      ...(cause === undefined ? {} : { cause }),
    });
  if (to === undefined || !isHttp(to)) throw refused("it is not an http or https URL. Correct the redirect.");
  await addressesOf(bareHost(to), portOf(to)).catch((error: unknown) => {
    throw isFault(error, "net.address_refused") ? refused(error.message, error) : error;
  });
  return withoutSecrets(to);
}

function isHttp(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

function withoutSecrets(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  bare.hash = "";
  return bare;
}

function lowerNames(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function headerOf(headers: readonly RawHeader[], name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}
