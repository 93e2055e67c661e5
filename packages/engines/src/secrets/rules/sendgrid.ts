import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const sendgrid: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "sendgrid-key",
    provider: "SendGrid",
    title: "SendGrid API key",
    opens: "It sends mail in the name of the account's domains.",
    revoke: "Delete it under Settings → API Keys.",
    references: ["https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"],
    keywords: ["sg."],
    pattern: token("SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}", "-"),
    samples: (draw) => ({
      positives: [`SENDGRID_API_KEY=SG.${draw.base64url(22)}.${draw.base64url(43)}`],
      negatives: [`SG.${draw.base64url(10)}`, `SG.${"x".repeat(22)}.${"x".repeat(43)}`],
    }),
  },
];
