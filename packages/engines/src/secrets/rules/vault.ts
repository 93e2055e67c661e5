import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const vault: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "vault-token",
    provider: "HashiCorp",
    title: "HashiCorp Vault token",
    opens: "It reads and writes the secrets its policies allow.",
    revoke: "Run `vault token revoke`, then rotate what it could read.",
    keywords: ["hvs.", "hvb.", "hvr."],
    pattern: token("hv[sbr]\\.[A-Za-z0-9_-]{24,300}", "-"),
    minEntropy: 3.3,
    samples: (draw) => ({
      positives: [`VAULT_TOKEN=hvs.${draw.base64url(95)}`, `hvs.${draw.alnum(24)}`],
      negatives: [`hvs.${draw.alnum(5)}`, "env.hvs.data"],
    }),
  },
];
