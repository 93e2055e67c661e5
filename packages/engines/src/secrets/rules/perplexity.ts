import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const perplexity: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "perplexity-key",
    provider: "Perplexity",
    title: "Perplexity API key",
    opens: "It calls models at the account's cost.",
    revoke: "Delete it under Settings → API.",
    keywords: ["pplx-"],
    pattern: token("pplx-[A-Za-z0-9]{48}", "-"),
    samples: (draw) => ({ positives: [`PPLX=pplx-${draw.alnum(48)}`], negatives: [`pplx-${draw.alnum(5)}`] }),
  },
];
