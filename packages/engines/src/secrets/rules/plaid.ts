import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const plaid: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "plaid-token",
    provider: "Plaid",
    title: "Plaid access token",
    opens: "It reads the bank accounts of one customer.",
    revoke: "Call /item/remove or /item/access_token/invalidate.",
    keywords: ["access-sandbox-", "access-development-", "access-production-"],
    pattern: token("access-(?:sandbox|development|production)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "-"),
    samples: (draw) => ({
      positives: [`token: access-production-${draw.uuid()}`],
      negatives: ["access-production-servers"],
    }),
  },
  {
    kind: "named",
    id: "plaid-secret",
    provider: "Plaid",
    title: "Plaid API secret",
    opens: "With the client id it reads customers' bank data.",
    revoke: "Rotate it under Developers → Keys.",
    name: /plaid.*secret/,
    value: /^[0-9a-f]{30}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`PLAID_SECRET=${draw.hex(30)}`],
      negatives: [`PLAID_CLIENT_ID=${draw.hex(24)}`],
    }),
  },
];
