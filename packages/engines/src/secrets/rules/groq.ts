import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const groq: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "groq-key",
    provider: "Groq",
    title: "Groq API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it on the API keys page.",
    keywords: ["gsk_"],
    pattern: token("gsk_[A-Za-z0-9]{52}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`GROQ_API_KEY=gsk_${draw.alnum(52)}`], negatives: [`gsk_${draw.alnum(5)}`] }),
  },
];
