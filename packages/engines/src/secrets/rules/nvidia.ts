import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const nvidia: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "nvidia-key",
    provider: "NVIDIA",
    title: "NVIDIA API key",
    opens: "It calls models and pulls images at the account's cost.",
    revoke: "Delete it under API keys.",
    keywords: ["nvapi-"],
    pattern: token("nvapi-[A-Za-z0-9_-]{60,80}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`NVIDIA=nvapi-${draw.base64url(63)}7`], negatives: [`nvapi-${draw.alnum(8)}`] }),
  },
];
