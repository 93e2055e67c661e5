import type { createKeyAnswer, createKeyRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Key, NewKey } from "../../../kernel/keys/index.ts";
import { keyBody } from "./render.ts";

export function keyRequest(body: z.output<typeof createKeyRequest>): NewKey {
  const { expires_in: expiresIn, expires_in_days: expiresInDays, expires_at: expiresAt, ...more } = body;
  const { ip_allowlist: ipAllowlist, rate_limit_override: rate, ...request } = more;
  const rateLimit = rate && { quota: rate.quota, windowSeconds: rate.window_seconds };
  return { ...request, expiresIn, expiresInDays, expiresAt, ipAllowlist, rateLimit };
}

/** The row, and the value under every documented name. */
export function newKeyBody({
  key,
  value,
}: {
  readonly key: Key;
  readonly value: string;
}): z.output<typeof createKeyAnswer> {
  const row = keyBody(key);
  return { ...row, raw_key: value, key: value, api_key: { ...row, key: value } };
}
