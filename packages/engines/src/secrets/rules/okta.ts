import type { SecretRule } from "../rule.ts";

export const okta: readonly SecretRule[] = [
  {
    kind: "named",
    id: "okta-token",
    provider: "Okta",
    title: "Okta API token",
    opens: "It reads and changes users, groups and applications as its administrator.",
    revoke: "Revoke it under Security → API → Tokens.",
    name: /okta.*(?:token|key|secret)|ssws/,
    value: /^00[A-Za-z0-9_-]{40}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`OKTA_API_TOKEN=00${draw.alnum(40)}`],
      negatives: [`OKTA_API_TOKEN=${draw.alnum(7)}`],
    }),
  },
];
