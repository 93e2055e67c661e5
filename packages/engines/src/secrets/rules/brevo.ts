import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const brevo: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "brevo-key",
    provider: "Brevo",
    title: "Brevo (Sendinblue) API key",
    opens: "It sends mail and reads contacts of the account.",
    revoke: "Delete it under SMTP & API.",
    keywords: ["xkeysib-", "xsmtpsib-"],
    pattern: token("x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}", "-"),
    samples: (draw) => ({
      positives: [`BREVO_KEY=xkeysib-${draw.hex(64)}-${draw.alnum(16)}`],
      negatives: [`xkeysib-${draw.hex(4)}`],
    }),
  },
];
