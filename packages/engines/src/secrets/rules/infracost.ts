import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const infracost: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "infracost-key",
    provider: "Infracost",
    title: "Infracost API key",
    opens: "It reads the cost estimates of the organisation.",
    revoke: "Regenerate it under Org settings.",
    keywords: ["ico-"],
    pattern: token("ico-[A-Za-z0-9]{32}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`INFRACOST=ico-${draw.alnum(32)}`], negatives: [`ico-${draw.alnum(8)}`] }),
  },
];
