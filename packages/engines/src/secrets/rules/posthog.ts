import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const posthog: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "posthog-personal-key",
    provider: "PostHog",
    title: "PostHog personal API key",
    opens: "It reads and changes the projects of its owner.",
    revoke: "Delete it under Personal API keys.",
    keywords: ["phx_"],
    pattern: token("phx_[A-Za-z0-9]{40,52}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`POSTHOG=phx_${draw.alnum(43)}`], negatives: [`phx_${draw.alnum(6)}`] }),
  },
];
