import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const shippo: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "shippo-token",
    provider: "Shippo",
    title: "Shippo API token",
    opens: "It buys shipping labels at the account's cost.",
    revoke: "Regenerate it under Settings → API.",
    keywords: ["shippo_"],
    pattern: token("shippo_(?:live|test)_[0-9a-f]{40}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`SHIPPO=shippo_live_${draw.hex(40)}`],
      negatives: [`shippo_live_${draw.hex(6)}`],
    }),
  },
];
