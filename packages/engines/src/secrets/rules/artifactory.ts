import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const artifactory: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "artifactory-key",
    provider: "JFrog",
    title: "JFrog Artifactory key",
    opens: "It reads and publishes packages of the registry.",
    revoke: "Revoke it under User management → Access tokens.",
    keywords: ["akcp", "cmvmd"],
    pattern: token("AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`ARTIFACTORY_KEY=AKCp${draw.alnum(69)}`], negatives: [`AKCp${draw.alnum(9)}`] }),
  },
];
