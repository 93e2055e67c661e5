import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const rubygems: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "rubygems-key",
    provider: "RubyGems",
    title: "RubyGems API key",
    opens: "It publishes and yanks gems of its owner.",
    revoke: "Delete it under Settings → API keys on rubygems.org.",
    keywords: ["rubygems_"],
    pattern: token("rubygems_[0-9a-f]{48}", "-"),
    samples: (draw) => ({
      positives: [`:rubygems_api_key: rubygems_${draw.hex(48)}`],
      negatives: [`rubygems_${draw.hex(20)}`],
    }),
  },
];
