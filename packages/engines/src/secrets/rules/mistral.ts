import type { SecretRule } from "../rule.ts";

export const mistral: readonly SecretRule[] = [
  {
    kind: "named",
    id: "mistral-key",
    provider: "Mistral AI",
    title: "Mistral API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it in the workspace's API keys.",
    name: /mistral.*key/,
    value: /^[A-Za-z0-9]{32}$/,
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`MISTRAL_API_KEY=${draw.alnum(32)}`],
      negatives: [`MISTRAL_API_KEY=${draw.alnum(4)}`],
    }),
  },
];
