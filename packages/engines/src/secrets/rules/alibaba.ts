import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const alibaba: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "alibaba-access-key-id",
    provider: "Alibaba Cloud",
    title: "Alibaba Cloud access key id",
    opens: "With the secret that belongs to it, it acts as a user of the account.",
    revoke: "Disable and delete it under RAM → AccessKeys.",
    keywords: ["ltai"],
    pattern: token("LTAI[A-Za-z0-9]{12,22}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`ALIBABA_KEY_ID=LTAI${draw.alnum(20)}`], negatives: [`LTAI${draw.alnum(4)}`] }),
  },
];
