import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const fireworks: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "fireworks-key",
    provider: "Fireworks AI",
    title: "Fireworks AI API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it under API keys.",
    keywords: ["fw_"],
    pattern: token("fw_[A-Za-z0-9]{22,24}", "-"),
    minEntropy: 3.6,
    samples: (draw) => ({ positives: [`FIREWORKS=fw_${draw.alnum(24)}`], negatives: [`fw_${draw.alnum(8)}`] }),
  },
];
