import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const onepassword: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "onepassword-service-token",
    provider: "1Password",
    title: "1Password service account token",
    opens: "It reads the vaults that the service account may open.",
    revoke: "Revoke it under Developer → Service accounts, then rotate what the vaults hold.",
    keywords: ["ops_eyj"],
    pattern: token("ops_eyJ[A-Za-z0-9+/_=-]{200,1500}", "-"),
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`OP_SERVICE_ACCOUNT_TOKEN=ops_eyJ${draw.alnum(300)}`],
      negatives: [`ops_eyJ${draw.alnum(20)}`],
    }),
  },
];
