import { isFault, messageOf } from "@gatewatch/base/fault";
import type { RawHeader } from "@gatewatch/base/net";
import type { z } from "zod";
import { scmFaults } from "../faults.ts";
import type { Access } from "./contract.ts";

export interface Asked<Body> {
  readonly body: Body;
  header(name: string): string | undefined;
}

/**
 * One GET of a provider's API, read by `schema`. Redirects are not followed: the token stays with the instance.
 *
 * @param isOptional an answer of 403 or 404 gives `undefined` instead of a fault
 * @throws Fault `scm.token_refused`, `scm.unreachable`, `scm.instance_refused`
 */
export async function ask<Body>(
  { net }: Pick<Access, "net">,
  url: string,
  headers: Readonly<Record<string, string>>,
  schema: z.ZodType<Body>,
  isOptional = false,
): Promise<Asked<Body> | undefined> {
  const { host } = new URL(url);
  const answer = await net
    .request(url, { headers: { Accept: "application/json", ...headers }, timeoutSeconds: 15, maxBodyBytes: 8_388_608 })
    .catch((cause: unknown) => {
      throw isFault(cause, "net.address_refused") ? refused(cause) : unreachable(host, messageOf(cause), cause);
    });
  if (isOptional && (answer.status === 403 || answer.status === 404)) return undefined;
  if (answer.status === 401 || answer.status === 403) throw tokenRefused(host, `it answered ${answer.status}`);
  if (answer.status !== 200) throw unreachable(host, `it answered ${answer.status}`);
  const parsed = schema.safeParse(jsonOf(answer.body));
  if (!parsed.success) throw unreachable(host, "its answer is not that of the service's API");
  return { body: parsed.data, header: (name) => headerOf(answer.headers, name) };
}

export function tokenRefused(host: string, why: string): Error {
  return scmFaults("scm.token_refused", {
    message: `${host} does not take this access token: ${why}. Make a new one there with the rights that the form names, and send it again.`,
    fields: [{ field: "token", reason: "refused by the instance" }],
  });
}

function refused(cause: unknown): Error {
  return scmFaults("scm.instance_refused", {
    message: messageOf(cause),
    fields: [{ field: "url", reason: "private address" }],
    cause,
  });
}

function unreachable(host: string, why: string, cause?: unknown): Error {
  return scmFaults("scm.unreachable", {
    message: `${host} cannot be used now: ${why.replace(/\.$/, "")}. Check the address of the instance, then try again.`,
    fields: [{ field: "url", reason: "no usable answer" }],
    ...(cause === undefined ? {} : { cause }),
  });
}

function headerOf(headers: readonly RawHeader[], name: string): string | undefined {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1];
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
