import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const paypal: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "braintree-token",
    provider: "PayPal",
    title: "Braintree or PayPal access token",
    opens: "It takes payments in the merchant's name.",
    revoke: "Replace it in the Braintree control panel.",
    keywords: ["access_token$"],
    pattern: token("access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}", "-"),
    samples: (draw) => ({
      positives: [`key = access_token$production$${draw.lower(16)}$${draw.hex(32)}`],
      negatives: ["access_token$production$"],
    }),
  },
  {
    kind: "named",
    id: "paypal-secret",
    provider: "PayPal",
    title: "PayPal client secret",
    opens: "With the client id it takes and refunds payments.",
    revoke: "Replace it under Apps & Credentials in the PayPal developer dashboard.",
    name: /paypal.*secret/,
    value: /^E[A-Za-z0-9_-]{79}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`PAYPAL_CLIENT_SECRET=E${draw.base64url(79)}`],
      negatives: [`PAYPAL_CLIENT_ID=A${draw.base64url(79)}`],
    }),
  },
];
