import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const anyscale: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "anyscale-key",
    provider: "Anyscale",
    title: "Anyscale API key",
    opens: "It runs models and clusters at the account's cost.",
    revoke: "Delete it under API keys.",
    keywords: ["esecret_"],
    pattern: token("esecret_[A-Za-z0-9]{26,60}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`ANYSCALE=esecret_${draw.alnum(26)}`], negatives: [`esecret_${draw.alnum(5)}`] }),
  },
];
