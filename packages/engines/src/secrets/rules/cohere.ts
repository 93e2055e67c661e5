import type { SecretRule } from "../rule.ts";

export const cohere: readonly SecretRule[] = [
  {
    kind: "named",
    id: "cohere-key",
    provider: "Cohere",
    title: "Cohere API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it under API keys.",
    name: /(?:cohere|^co)_.*key/,
    value: /^[A-Za-z0-9]{40}$/,
    minEntropy: 3.8,
    samples: (draw) => ({
      positives: [`COHERE_API_KEY=${draw.alnum(40)}`],
      negatives: [`COHERE_API_KEY=${draw.alnum(4)}`],
    }),
  },
];
