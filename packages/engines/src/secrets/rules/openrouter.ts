import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const openrouter: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "openrouter-key",
    provider: "OpenRouter",
    title: "OpenRouter API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it under Keys.",
    keywords: ["sk-or-"],
    pattern: token("sk-or-v1-[0-9a-f]{64}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`OPENROUTER=sk-or-v1-${draw.hex(64)}`], negatives: [`sk-or-v1-${draw.hex(8)}`] }),
  },
];
