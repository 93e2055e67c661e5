import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const render: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "render-key",
    provider: "Render",
    title: "Render API key",
    opens: "It deploys and changes the services of its owner.",
    revoke: "Revoke it under Account settings → API keys.",
    keywords: ["rnd_"],
    pattern: token("rnd_[A-Za-z0-9]{28,36}", "-"),
    minEntropy: 3.6,
    samples: (draw) => ({ positives: [`RENDER=rnd_${draw.alnum(32)}`], negatives: [`rnd_${draw.alnum(6)}`] }),
  },
];
