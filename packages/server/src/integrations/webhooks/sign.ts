import { createHmac } from "node:crypto";
import type { Random } from "@gatewatch/base/random";

const prefix = "whsec_";

/** A new secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export function newSecret(random: Random): string {
  return prefix + random.bytes(32).toString("base64");
}

/**
 * The headers that prove a body.
 *
 * `CodeSec-Signature` is the bare lowercase hex HMAC-SHA256 of the body under the whole secret, as documented; with two
 * live secrets it is made by the older one, which the receiver is known to hold. Beside it stand the headers of Standard
 * Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body` under the secret's bytes, one signature for each live secret.
 *
 * @param secrets live ones, the newest first
 */
export function signatureHeaders(
  secrets: readonly [string, ...string[]],
  messageId: string,
  at: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const oldest = secrets.at(-1) ?? secrets[0];
  return {
    "codesec-signature": createHmac("sha256", oldest).update(body).digest("hex"),
    "webhook-id": messageId,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets
      .map((secret) => {
        const key = Buffer.from(secret.slice(prefix.length), "base64");
        return `v1,${createHmac("sha256", key).update(`${messageId}.${timestamp}.${body}`).digest("base64")}`;
      })
      .join(" "),
  };
}
