import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const easypost: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "easypost-key",
    provider: "EasyPost",
    title: "EasyPost API key",
    opens: "It buys shipping labels at the account's cost.",
    revoke: "Delete it under Account → API keys.",
    keywords: ["ezak", "eztk"],
    pattern: token("EZ[AT]K[A-Za-z0-9]{54}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`EASYPOST=EZAK${draw.alnum(54)}`], negatives: [`EZAK${draw.alnum(4)}`] }),
  },
];
