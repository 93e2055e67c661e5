import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const cloudflare: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "cloudflare-origin-key",
    provider: "Cloudflare",
    title: "Cloudflare origin CA key",
    opens: "It issues origin certificates for the account's zones.",
    revoke: "Change it under My Profile → API Tokens.",
    keywords: ["v1.0-"],
    pattern: token("v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}", "-"),
    samples: (draw) => ({
      positives: [`CF_ORIGIN_KEY=v1.0-${draw.hex(24)}-${draw.hex(146)}`],
      negatives: [`v1.0-${draw.hex(24)}`],
    }),
  },
  {
    kind: "named",
    id: "cloudflare-token",
    provider: "Cloudflare",
    title: "Cloudflare API token or key",
    opens: "It changes the account's zones, DNS records and workers within its permissions.",
    revoke: "Roll or delete it under My Profile → API Tokens.",
    name: /(?:cloudflare|^cf)_.*(?:token|key|secret)/,
    value: /^(?:[A-Za-z0-9_-]{40}|[0-9a-f]{37})$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`CLOUDFLARE_API_TOKEN=${draw.alnum(40)}`, `cf_api_key = "${draw.hex(37)}"`],
      negatives: [`CLOUDFLARE_API_TOKEN=${draw.alnum(12)}!`, `CLOUDFLARE_ZONE_ID=${draw.hex(32)}`],
    }),
  },
];
