import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const mailchimp: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "mailchimp-key",
    provider: "Mailchimp",
    title: "Mailchimp API key",
    opens: "It reads and changes the account's audiences and sends campaigns.",
    revoke: "Revoke it under Account → Extras → API keys.",
    keywords: ["-us"],
    pattern: token("[0-9a-f]{32}-us\\d{1,2}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`MAILCHIMP_KEY=${draw.hex(32)}-us14`], negatives: [`${draw.hex(20)}-us14`] }),
  },
  {
    kind: "pattern",
    id: "mandrill-key",
    provider: "Mailchimp",
    title: "Mandrill API key",
    opens: "It sends mail in the name of the account's domains.",
    revoke: "Disable it under Settings → SMTP & API Info in Mandrill.",
    keywords: ["md-"],
    pattern: token("md-[A-Za-z0-9_-]{22}", "-"),
    minEntropy: 3.5,
    check: (value) => (/\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value.slice(3)) ? {} : undefined),
    samples: (draw) => ({
      positives: [`MANDRILL_KEY=md-${draw.alnum(22)}`],
      negatives: ["md-screen-and-up-classes-a"],
    }),
  },
];
