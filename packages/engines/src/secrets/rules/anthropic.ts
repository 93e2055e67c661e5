import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const anthropic: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "anthropic-key",
    provider: "Anthropic",
    title: "Anthropic API key",
    opens: "It calls models at the organisation's cost; an admin key manages members and keys.",
    revoke: "Disable it under API keys in the Anthropic console.",
    references: ["https://docs.anthropic.com/en/api/overview"],
    keywords: ["sk-ant-"],
    pattern: token("sk-ant-(?:api|admin|oat|ort|sid)\\d{2}-[A-Za-z0-9_-]{80,120}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`ANTHROPIC_API_KEY="sk-ant-api03-${draw.base64url(93)}AA"`],
      negatives: ["sk-ant-api03-...", `sk-ant-api03-${draw.base64url(20)}`],
    }),
  },
];
