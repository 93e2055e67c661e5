import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const terraform: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "terraform-token",
    provider: "HashiCorp",
    title: "HCP Terraform token",
    opens: "It plans and applies infrastructure, and reads state with its secrets.",
    revoke: "Delete it under Tokens in the user, team or organisation settings.",
    keywords: [".atlasv1."],
    pattern: token("[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}", "=-"),
    samples: (draw) => ({
      positives: [`token = "${draw.alnum(14)}.atlasv1.${draw.alnum(67)}"`],
      negatives: [`${draw.alnum(14)}.atlasv1.${draw.alnum(7)}`],
    }),
  },
];
