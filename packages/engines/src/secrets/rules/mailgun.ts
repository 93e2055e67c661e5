import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const mailgun: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "mailgun-key",
    provider: "Mailgun",
    title: "Mailgun API key",
    opens: "It sends mail in the name of the account's domains and reads its logs.",
    revoke: "Rotate it under API Security in the Mailgun control panel.",
    keywords: ["key-"],
    pattern: token("key-[0-9a-f]{32}", "-"),
    samples: (draw) => ({
      positives: [`MAILGUN_API_KEY=key-${draw.hex(32)}`],
      negatives: [`key-${draw.hex(16)}`, `key-${"0".repeat(32)}`],
    }),
  },
  {
    kind: "named",
    id: "mailgun-signing-key",
    provider: "Mailgun",
    title: "Mailgun webhook signing key",
    opens: "It forges events that the receiving service believes.",
    revoke: "Rotate it under Webhooks in the Mailgun control panel.",
    name: /mailgun|mg_(?:api|key)/,
    value: /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`MAILGUN_API_KEY=${draw.hex(32)}-${draw.hex(8)}-${draw.hex(8)}`],
      negatives: ["MAILGUN_DOMAIN=mg.shop.example"],
    }),
  },
];
