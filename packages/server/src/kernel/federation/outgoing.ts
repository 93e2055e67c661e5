import { isFault, messageOf } from "@gatewatch/base/fault";
import type { Net } from "@gatewatch/base/net";
import { federationFaults } from "./faults.ts";

/** Opens a network port for one exchange: names are asked anew each time. */
export type OpenNet = () => Net;

const timeoutSeconds = 10;
const maxBodyBytes = 1024 * 1024;

/**
 * The guarded network as the `fetch` that OAuth libraries take: bounded in time and size, and a redirect is the answer.
 *
 * @throws Fault `net.*`
 */
export function guardedFetch(openNet: OpenNet) {
  return async (
    url: string,
    request: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: unknown },
  ): Promise<Response> => {
    const { method = "GET", headers = {}, body } = request;
    const net = openNet();
    try {
      const answer = await net.request(url, {
        method,
        headers,
        ...(body === undefined || body === null ? {} : { body: String(body) }),
        timeoutSeconds,
        maxBodyBytes,
      });
      const isEmpty = answer.status === 204 || answer.status === 304;
      return new Response(isEmpty ? null : new Uint8Array(answer.body), {
        status: answer.status,
        headers: answer.headers
          .filter(([name]) => !/^(content-(encoding|length)|transfer-encoding)$/i.test(name))
          .map(([name, value]) => [name, value]),
      });
    } finally {
      await net.close();
    }
  };
}

/**
 * Reads a small document.
 *
 * @throws Fault `federation.provider_unreachable`, `net.address_refused`
 */
export async function readDocument(openNet: OpenNet, url: string): Promise<string> {
  const net = openNet();
  try {
    const answer = await net.request(url, { timeoutSeconds, maxBodyBytes, followRedirects: true });
    if (answer.status !== 200 || answer.truncated) throw new Error(`answered ${answer.status}`);
    return answer.body.toString("utf8");
  } catch (error) {
    throw unreachable(url, error);
  } finally {
    await net.close();
  }
}

/** A refused address keeps its own fault, which says how the operator allows it. */
export function unreachable(url: string, cause: unknown) {
  if (isFault(cause, "net.address_refused")) return cause;
  return federationFaults("federation.provider_unreachable", {
    message: `The identity provider at "${url.slice(0, 200)}" could not be asked: ${shortReason(cause)}. Check the address, and that this server reaches it.`,
    cause,
  });
}

function shortReason(cause: unknown): string {
  return isFault(cause) ? cause.message.replace(/\.$/, "").slice(0, 300) : messageOf(cause).slice(0, 200);
}

/**
 * Identity providers are asked over https; plain http only on this machine.
 *
 * @throws Fault `federation.insecure_address`
 */
export function checkSecure(field: string, address: string): void {
  const { protocol, hostname } = new URL(address);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  if (protocol === "https:" || (protocol === "http:" && isLoopback)) return;
  throw federationFaults("federation.insecure_address", {
    message: `"${address.slice(0, 200)}" is not https. Give the provider's https address.`,
    fields: [{ field, reason: "must be https" }],
  });
}
