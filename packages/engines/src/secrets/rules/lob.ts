import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const lob: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "lob-key",
    provider: "Lob",
    title: "Lob API key",
    opens: "It sends letters at the account's cost.",
    revoke: "Delete it under Settings → API keys.",
    keywords: ["live_", "test_"],
    pattern: token("(?:live|test)_[0-9a-f]{35}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`LOB_KEY=live_${draw.hex(35)}`], negatives: [`test_${draw.hex(20)}`] }),
  },
];
