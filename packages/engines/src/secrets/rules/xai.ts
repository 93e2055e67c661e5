import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const xai: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "xai-key",
    provider: "xAI",
    title: "xAI API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it in the xAI console.",
    keywords: ["xai-"],
    pattern: token("xai-[A-Za-z0-9]{80}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`XAI_API_KEY=xai-${draw.alnum(80)}`], negatives: [`xai-${draw.alnum(8)}`] }),
  },
];
