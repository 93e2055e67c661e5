import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const readme: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "readme-key",
    provider: "ReadMe",
    title: "ReadMe API key",
    opens: "It changes the project's documentation.",
    revoke: "Delete it under Configuration → API keys.",
    keywords: ["rdme_"],
    pattern: token("rdme_[a-z0-9]{70}", "-"),
    samples: (draw) => ({ positives: [`README_KEY=rdme_${draw.lower(70)}`], negatives: [`rdme_${draw.lower(4)}`] }),
  },
];
