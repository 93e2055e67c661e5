import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const langsmith: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "langsmith-key",
    provider: "LangSmith",
    title: "LangSmith API key",
    opens: "It reads and writes traces and data sets.",
    revoke: "Delete it under Settings → API keys.",
    keywords: ["lsv2_"],
    pattern: token("lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`LANGSMITH=lsv2_pt_${draw.hex(32)}_${draw.hex(10)}`],
      negatives: [`lsv2_pt_${draw.hex(8)}`],
    }),
  },
];
