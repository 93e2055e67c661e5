import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const huggingface: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "huggingface-token",
    provider: "Hugging Face",
    title: "Hugging Face access token",
    opens: "It reads or writes models, data sets and spaces of its owner.",
    revoke: "Delete it under Settings → Access Tokens.",
    keywords: ["hf_", "api_org_"],
    pattern: token("(?:hf_[A-Za-z]{34}|api_org_[A-Za-z]{34})", "-"),
    minEntropy: 3.5,
    check: (value) => (/[A-Z].*[A-Z]/.test(value) && /[a-z].*[a-z]/.test(value.slice(3)) ? {} : undefined),
    samples: (draw) => ({
      positives: [`HF_TOKEN=hf_${draw.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 34)}`],
      negatives: [`hf_${draw.alnum(12)}`, `hf_${"a".repeat(34)}`],
    }),
  },
];
