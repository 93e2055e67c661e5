import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const sourcegraph: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "sourcegraph-token",
    provider: "Sourcegraph",
    title: "Sourcegraph access token",
    opens: "It reads the code that its owner may see.",
    revoke: "Delete it under Access tokens.",
    keywords: ["sgp_"],
    pattern: token("sgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`SRC_ACCESS_TOKEN=sgp_${draw.hex(16)}_${draw.hex(40)}`],
      negatives: [`sgp_${draw.hex(8)}`],
    }),
  },
];
