import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const replicate: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "replicate-token",
    provider: "Replicate",
    title: "Replicate API token",
    opens: "It runs models at the account's cost.",
    revoke: "Disable it under Account settings → API tokens.",
    keywords: ["r8_"],
    pattern: token("r8_[A-Za-z0-9]{37}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`REPLICATE_API_TOKEN=r8_${draw.alnum(37)}`],
      negatives: [`r8_${draw.alnum(6)}`],
    }),
  },
];
