import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const figma: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "figma-token",
    provider: "Figma",
    title: "Figma personal access token",
    opens: "It reads files and comments that its owner can see.",
    revoke: "Revoke it under Settings → Security.",
    keywords: ["figd_", "figu_", "figor_"],
    pattern: token("fig(?:d|u|or)_[A-Za-z0-9_-]{38,44}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`FIGMA_TOKEN=figd_${draw.base64url(40)}`],
      negatives: [`figd_${draw.alnum(6)}`],
    }),
  },
];
