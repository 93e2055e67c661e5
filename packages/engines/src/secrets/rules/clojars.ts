import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const clojars: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "clojars-token",
    provider: "Clojars",
    title: "Clojars deploy token",
    opens: "It publishes packages under its owner's groups.",
    revoke: "Disable it under Deploy tokens and check the latest releases.",
    keywords: ["clojars_"],
    pattern: token("CLOJARS_[a-z0-9]{60}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`CLOJARS_PASSWORD=CLOJARS_${draw.hex(60)}`],
      negatives: [`CLOJARS_${draw.hex(8)}`],
    }),
  },
];
