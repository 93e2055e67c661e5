import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const scaleway: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "scaleway-key",
    provider: "Scaleway",
    title: "Scaleway access key",
    opens: "With its secret it acts as its owner in the organisation.",
    revoke: "Delete it under IAM → API keys.",
    keywords: ["scw"],
    pattern: token("SCW[A-Z0-9]{17}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`SCW_ACCESS_KEY=SCW${draw.upper(17)}`], negatives: [`SCW${draw.upper(5)}`] }),
  },
];
