import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const resend: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "resend-key",
    provider: "Resend",
    title: "Resend API key",
    opens: "It sends mail in the name of the account's domains.",
    revoke: "Delete it under API Keys.",
    keywords: ["re_"],
    pattern: token("re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", "-"),
    minEntropy: 3.8,
    check: (value) => (/\d/.test(value) && /[A-Z]/.test(value) ? {} : undefined),
    samples: (draw) => ({
      positives: [`RESEND_API_KEY=re_${draw.alnum(8)}_${draw.alnum(24)}`],
      negatives: [`re_${draw.alnum(4)}`, "re_exported_modules_of_this_package"],
    }),
  },
];
