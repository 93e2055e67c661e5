import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const sentry: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "sentry-token",
    provider: "Sentry",
    title: "Sentry auth token",
    opens: "It uploads releases and reads or changes projects of the organisation.",
    revoke: "Revoke it under Settings → Auth Tokens.",
    keywords: ["sntrys_", "sntryu_"],
    pattern: token("sntryu_[0-9a-f]{64}|sntrys_eyJ[A-Za-z0-9+/=_-]{80,500}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`SENTRY_AUTH_TOKEN=sntryu_${draw.hex(64)}`, `sntrys_eyJ${draw.base64url(140)}`],
      negatives: [`sntryu_${draw.hex(10)}`],
    }),
  },
];
