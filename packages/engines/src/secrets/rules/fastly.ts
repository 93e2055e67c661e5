import type { SecretRule } from "../rule.ts";

export const fastly: readonly SecretRule[] = [
  {
    kind: "named",
    id: "fastly-token",
    provider: "Fastly",
    title: "Fastly API token",
    opens: "It changes and purges the account's services.",
    revoke: "Revoke it under Account → API tokens.",
    name: /fastly.*(?:token|key)/,
    value: /^[A-Za-z0-9_-]{32}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`FASTLY_API_TOKEN=${draw.alnum(32)}`],
      negatives: [`FASTLY_API_TOKEN=${draw.alnum(5)}`, `FASTLY_SERVICE_ID=${draw.alnum(22)}`],
    }),
  },
];
