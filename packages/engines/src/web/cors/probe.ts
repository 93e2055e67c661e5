import { isIP } from "node:net";
import type { NetResponse } from "@gatewatch/base/net";
import { readHeaders } from "../pages/headers.ts";
import type { Hit, Rule } from "../rule.ts";
import {
  corsLookalikeCredentials,
  corsNullCredentials,
  corsReflected,
  corsReflectedCredentials,
  corsSubdomainCredentials,
  corsWildcard,
} from "./rules.ts";

/** Sends one GET with the given headers and returns its answer. */
export type SendWithHeaders = (url: string, headers: Readonly<Record<string, string>>) => Promise<NetResponse>;

/**
 * Asks one URL under foreign origins: an unrelated one, `null`, and, unless the first was let in, names that look like this
 * host and a subdomain. What counts is the answer to that origin, repeated exactly.
 *
 * @param label random, 8 or more letters and digits, so that no list can hold the origin
 */
export async function probeCors(send: SendWithHeaders, url: URL, label: string): Promise<readonly Hit[]> {
  const ask = async (origin: string) => answerTo(origin, await send(url.href, { origin }));
  const hit = (rule: Rule, answer: CorsAnswer): Hit => ({
    rule,
    url: url.href,
    anchor: "header:access-control-allow-origin",
    observed: `Origin: ${answer.origin} → ${answer.allowed}${answer.credentials ? " with credentials" : ""}`,
    expected: "no Access-Control-Allow-Origin for an unknown origin",
    request: `GET ${url.pathname}${url.search}\nOrigin: ${answer.origin}`,
    response: `Access-Control-Allow-Origin: ${answer.allowed}${answer.credentials ? "\nAccess-Control-Allow-Credentials: true" : ""}`,
  });
  const unrelated = await ask(`https://${label}.example`);
  if (unrelated.allowed === "*") return [hit(corsWildcard, unrelated)];
  if (unrelated.isRepeated) return [hit(unrelated.credentials ? corsReflectedCredentials : corsReflected, unrelated)];
  const hits: Hit[] = [];
  const none = await ask("null");
  if (none.isRepeated && none.credentials) hits.push(hit(corsNullCredentials, none));
  if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) return hits;
  for (const origin of [
    `${url.protocol}//${url.hostname}.${label}.example`,
    `${url.protocol}//${label}${url.hostname}`,
  ]) {
    const lookalike = await ask(origin);
    if (!lookalike.isRepeated || !lookalike.credentials) continue;
    hits.push(hit(corsLookalikeCredentials, lookalike));
    break;
  }
  const subdomain = await ask(`${url.protocol}//${label}.${url.hostname}`);
  if (subdomain.isRepeated && subdomain.credentials) hits.push(hit(corsSubdomainCredentials, subdomain));
  return hits;
}

interface CorsAnswer {
  readonly origin: string;
  readonly allowed: string;
  readonly isRepeated: boolean;
  readonly credentials: boolean;
}

function answerTo(origin: string, response: NetResponse): CorsAnswer {
  const headers = readHeaders(response.headers);
  const allowed = headers.get("access-control-allow-origin") ?? "";
  return {
    origin,
    allowed,
    isRepeated: allowed === origin,
    credentials: headers.get("access-control-allow-credentials") === "true",
  };
}
