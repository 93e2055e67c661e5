import { createHash } from "node:crypto";
import { formatKey, hasValidChecksum } from "@gatewatch/base/keyformat";
import type { SecretRule } from "../rule.ts";

export const gatewatch: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "gatewatch-key",
    provider: "Gatewatch",
    title: "Gatewatch API key",
    opens: "It reads and changes what its scopes allow on the server that issued it.",
    revoke: "Revoke it under API keys; the server does so by itself when its policy says so.",
    keywords: ["gk_"],
    pattern: /(?<![A-Za-z0-9_-])(?<secret>gk_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6})(?![A-Za-z0-9_-])/g,
    hasChecksum: true,
    check: (value) =>
      hasValidChecksum(value)
        ? { proven: true, facts: { "own-key-sha256": createHash("sha256").update(value).digest("hex") } }
        : undefined,
    samples: (draw) => {
      const key = formatKey({ bytes: (length) => draw.bytes(length) });
      return {
        positives: [`X-API-Key: ${key}`, `GATEWATCH_KEY="${key}"`],
        negatives: [`gk_${draw.base64url(43)}${draw.alnum(6)}`, key.slice(0, -1)],
      };
    },
  },
];
