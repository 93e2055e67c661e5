import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const sonar: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "sonar-token",
    provider: "SonarQube",
    title: "SonarQube token",
    opens: "It runs analyses and reads code and findings of projects.",
    revoke: "Revoke it under My account → Security.",
    keywords: ["sqp_", "squ_", "sqa_"],
    pattern: token("sq[pua]_[0-9a-f]{40}", "-"),
    samples: (draw) => ({ positives: [`SONAR_TOKEN=squ_${draw.hex(40)}`], negatives: [`squ_${draw.hex(4)}`] }),
  },
];
