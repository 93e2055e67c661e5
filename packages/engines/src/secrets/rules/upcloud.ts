import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const upcloud: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "upcloud-token",
    provider: "UpCloud",
    title: "UpCloud API token",
    opens: "It starts and deletes servers at the account's cost.",
    revoke: "Delete it under API tokens.",
    keywords: ["ucat_"],
    pattern: token("ucat_[A-Z0-9]{26}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`UPCLOUD=ucat_${draw.upper(26)}`], negatives: [`ucat_${draw.upper(6)}`] }),
  },
];
