import type { Hop } from "./exchange.ts";

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** What may be told to another origin; everything else may carry identity. */
const harmlessHeaders = new Set(["accept", "accept-encoding", "accept-language", "user-agent"]);

/** True when the status asks the client to go elsewhere (RFC 9110 §15.4). */
export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status);
}

/**
 * The hop that a redirect asks for: 303, and 301 and 302 after POST, become GET without a body; headers that may carry
 * identity stay with the origin they were meant for.
 *
 * @param to absolute and already checked
 */
export function redirected(hop: Hop, status: number, to: URL): Hop {
  const becomesGet =
    (status === 303 && hop.method !== "HEAD") || ((status === 301 || status === 302) && hop.method === "POST");
  const kept = Object.entries(hop.headers).filter(([name]) => {
    const lower = name.toLowerCase();
    if (becomesGet && lower.startsWith("content-")) return false;
    return to.origin === hop.url.origin || harmlessHeaders.has(lower);
  });
  return {
    ...hop,
    url: to,
    method: becomesGet ? "GET" : hop.method,
    body: becomesGet ? undefined : hop.body,
    headers: Object.fromEntries(kept),
  };
}
