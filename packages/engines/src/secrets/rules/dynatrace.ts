import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const dynatrace: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "dynatrace-token",
    provider: "Dynatrace",
    title: "Dynatrace token",
    opens: "It reads and changes monitoring data and settings within its scopes.",
    revoke: "Delete it under Access tokens.",
    keywords: ["dt0"],
    pattern: token("dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}", "-"),
    samples: (draw) => ({
      positives: [`DT_TOKEN=dt0c01.${draw.upper(24)}.${draw.upper(64)}`],
      negatives: [`dt0c01.${draw.upper(24)}`],
    }),
  },
];
