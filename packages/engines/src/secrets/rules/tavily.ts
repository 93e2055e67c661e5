import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const tavily: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "tavily-key",
    provider: "Tavily",
    title: "Tavily API key",
    opens: "It searches at the account's cost.",
    revoke: "Delete it in the dashboard.",
    keywords: ["tvly-"],
    pattern: token("tvly-(?:(?:dev|prod)-)?[A-Za-z0-9]{24,40}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`TAVILY=tvly-dev-${draw.alnum(32)}`], negatives: [`tvly-${draw.alnum(8)}`] }),
  },
];
