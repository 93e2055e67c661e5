import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const tencent: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "tencent-secret-id",
    provider: "Tencent Cloud",
    title: "Tencent Cloud secret id",
    opens: "With the secret that belongs to it, it acts as a user of the account.",
    revoke: "Disable and delete it under CAM → API keys.",
    keywords: ["akid"],
    pattern: token("AKID[A-Za-z0-9]{32}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`TENCENT_SECRET_ID=AKID${draw.alnum(32)}`],
      negatives: [`AKID${draw.alnum(5)}`],
    }),
  },
];
