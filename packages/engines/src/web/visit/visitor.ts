import type { NetResponse, Redirect } from "@gatewatch/base/net";
import { isPublicAddress } from "@gatewatch/base/net";
import type { EngineContext } from "../../contract.ts";
import { maxBodyBytes } from "../pages/page.ts";
import { createPace } from "./pace.ts";
import { isSameSite } from "./scope.ts";

const publicRequestsPerSecond = 20;
const requestSeconds = 10;
const maxHops = 10;

/** An answer with the way to it; `leftSite` names the foreign address a last redirect pointed at. */
export interface Visit {
  readonly response: NetResponse;
  readonly redirects: readonly Redirect[];
  readonly leftSite: string | undefined;
}

/** Sends the engine's requests: paced, counted, bounded, never to another site than the target's. */
export interface Visitor {
  get(
    url: string,
    options?: { headers?: Readonly<Record<string, string>>; maxBodyBytes?: number },
  ): Promise<NetResponse>;
  /** GETs and follows redirects within the site of the first URL. */
  follow(url: string): Promise<Visit>;
  /** Counts a handshake or other exchange that another part sent. */
  count(exchanges: number): void;
  requestsMade(): number;
}

/**
 * Makes the visitor for one target. Addresses that are not public can only be reached because the operator listed them,
 * and are not paced.
 *
 * @param onRequest called before each request with the number made so far
 * @throws Fault `net.not_resolved`, `net.address_refused`
 */
export async function createVisitor(
  context: EngineContext,
  host: URL,
  onRequest: (made: number) => void,
): Promise<Visitor> {
  const { net, clock, signal, options } = context;
  const addresses = await net.resolve(host.hostname, portOf(host));
  const pace = createPace(clock, addresses.some(isPublicAddress) ? publicRequestsPerSecond : undefined);
  let made = 0;
  const get: Visitor["get"] = async (url, request = {}) => {
    await pace.turn(signal);
    made += 1;
    onRequest(made);
    return net.request(url, {
      headers: { ...(mayCarrySecrets(new URL(url), host) ? options.headers : {}), ...request.headers },
      timeoutSeconds: requestSeconds,
      maxBodyBytes: request.maxBodyBytes ?? maxBodyBytes,
      signal,
      // A certificate is judged, not believed; only secrets of the user's are kept from a host that proves nothing.
      verifyTls:
        options.headers !== undefined && Object.keys(options.headers).length > 0 && options.ignoreTlsErrors !== true,
    });
  };
  return {
    get,
    async follow(url) {
      const redirects: Redirect[] = [];
      for (let current = url; ; ) {
        const response = await get(current);
        const location = response.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
        const isRedirect = response.status >= 300 && response.status < 400 && location !== undefined;
        const next = isRedirect && URL.canParse(location, response.url) ? new URL(location, response.url) : undefined;
        const stays = next !== undefined && /^https?:$/.test(next.protocol) && isSameSite(next, new URL(url));
        if (next === undefined || !stays || options.followRedirects === false || redirects.length >= maxHops) {
          return { response, redirects, leftSite: next === undefined || stays ? undefined : next.href };
        }
        redirects.push({
          url: response.url,
          status: response.status,
          location: location ?? "",
          headers: response.headers,
        });
        current = next.href;
      }
    },
    count(exchanges) {
      made += exchanges;
      onRequest(made);
    },
    requestsMade: () => made,
  };
}

/** The user's own headers go to the host they were given for, and never from HTTPS down to plain HTTP. */
function mayCarrySecrets(url: URL, target: URL): boolean {
  return url.hostname === target.hostname && (url.protocol === "https:" || target.protocol === "http:");
}

/** The port a URL means. */
export function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}
