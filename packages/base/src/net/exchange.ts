import { errors } from "undici";
import { isFault, messageOf } from "../fault/index.ts";
import { readBody } from "./body.ts";
import type { NetRequest, NetResponse, RawHeader } from "./contract.ts";
import { netFaults } from "./faults.ts";
import type { Origins } from "./origins.ts";

/** One hop: what is sent once redirects, identity and limits are decided. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: NetRequest["body"];
  readonly maxBodyBytes: number;
  readonly verifyTls: boolean;
}

type Answer = Pick<NetResponse, "status" | "statusText" | "headers" | "body" | "truncated" | "address" | "tls">;

/**
 * Sends one request and reads its answer.
 *
 * @param signal ends the exchange: before the headers by throwing its reason, after them by cutting the body when the
 * reason is `net.timeout`
 * @param onHeaders called when the status line and headers are there
 * @throws Fault `net.*`; the signal's reason
 */
export async function exchange(
  origins: Origins,
  hop: Hop,
  signal: AbortSignal,
  onHeaders: () => void,
): Promise<Answer> {
  signal.throwIfAborted();
  const origin = origins.of(hop.url, hop.verifyTls);
  const response = await origin.pool
    .request({
      path: `${hop.url.pathname}${hop.url.search}`,
      method: hop.method,
      headers: hop.headers,
      body: hop.body ?? null,
      signal,
      responseHeaders: "raw",
    })
    .catch((error: unknown) => {
      throw faultOf(hop.url, error, signal);
    });
  onHeaders();
  const headers = rawHeadersOf(response.headers);
  response.body.on("error", () => {}); // the reader below sees it; without this a late one would be unhandled
  const body = await readBody(response.body, encodingOf(headers), hop.maxBodyBytes);
  response.body.destroy();
  if (signal.aborted && !isFault(signal.reason, "net.timeout")) throw signal.reason;
  const { address, tls } = origin.peer();
  return {
    status: response.statusCode,
    statusText: response.statusText,
    headers,
    body: body.bytes,
    truncated: body.truncated,
    address,
    ...(tls === undefined ? {} : { tls }),
  };
}

/** undici types its raw form like the parsed one; it is a flat list of names and values. */
function rawHeadersOf(flat: unknown): readonly RawHeader[] {
  if (!Array.isArray(flat)) return [];
  const texts = flat.map(String);
  return texts.flatMap((name, index) => (index % 2 === 0 ? [[name, texts[index + 1] ?? ""] as const] : []));
}

/** Several encodings joined, as one header list would be. */
function encodingOf(headers: readonly RawHeader[]): string | undefined {
  const values = headers.filter(([name]) => name.toLowerCase() === "content-encoding").map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(",");
}

function faultOf(url: URL, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (isFault(error)) return error;
  const invalid =
    error instanceof errors.HTTPParserError ||
    error instanceof errors.HeadersOverflowError ||
    error instanceof errors.ResponseContentLengthMismatchError;
  return invalid
    ? netFaults("net.bad_response", {
        message: `${url.origin} did not answer in valid HTTP (${messageOf(error)}). Check that a web server listens on this port.`,
        cause: error,
      })
    : netFaults("net.unreachable", {
        message: `${url.origin} broke the connection off (${messageOf(error)}). Check that the service is up and speaks HTTP on this port.`,
        cause: error,
      });
}
