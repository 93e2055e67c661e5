import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const openai: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "openai-key",
    provider: "OpenAI",
    title: "OpenAI API key",
    opens: "It calls models and reads stored files at the organisation's cost.",
    revoke: "Delete it on the API keys page of the OpenAI platform.",
    references: ["https://platform.openai.com/docs/api-reference/authentication"],
    keywords: ["t3blbkfj"],
    pattern: token("sk-(?:(?:proj|svcacct|admin|None)-)?[A-Za-z0-9_-]{20,120}T3BlbkFJ[A-Za-z0-9_-]{20,120}", "-"),
    check: () => ({ proven: true }),
    samples: (draw) => ({
      positives: [
        `OPENAI_API_KEY=sk-${draw.alnum(20)}T3BlbkFJ${draw.alnum(20)}`,
        `"sk-proj-${draw.base64url(74)}T3BlbkFJ${draw.base64url(74)}"`,
      ],
      negatives: [`sk-${draw.alnum(20)}`, "sk-your-key-here"],
    }),
  },
];
