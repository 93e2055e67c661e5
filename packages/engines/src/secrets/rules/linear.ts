import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const linear: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "linear-key",
    provider: "Linear",
    title: "Linear API key",
    opens: "It reads and changes the workspace's issues as its owner.",
    revoke: "Revoke it under Settings → Security & access.",
    keywords: ["lin_api_", "lin_oauth_"],
    pattern: token("lin_(?:api_[A-Za-z0-9]{40}|oauth_[0-9a-f]{64})", "-"),
    samples: (draw) => ({
      positives: [`LINEAR_API_KEY=lin_api_${draw.alnum(40)}`],
      negatives: [`lin_api_${draw.alnum(6)}`],
    }),
  },
];
