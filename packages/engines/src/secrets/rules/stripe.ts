import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

const text = {
  provider: "Stripe",
  revoke: "Roll it under Developers → API keys in the Stripe dashboard.",
  references: ["https://docs.stripe.com/keys"],
};

export const stripe: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "stripe-secret-key",
    title: "Stripe secret key",
    opens: "It charges, refunds and reads customers and payments of the account.",
    keywords: ["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
    pattern: token("[sr]k_(?:live|test)_[A-Za-z0-9]{24,247}"),
    minEntropy: 3,
    check: (value) => (value.includes("_test_") ? { score: 4, title: "Stripe test mode secret key" } : { score: 9 }),
    samples: (draw) => ({
      positives: [
        `STRIPE_KEY=sk_live_${draw.alnum(24)}`,
        `stripe.api_key = "rk_live_51${draw.alnum(97)}"`,
        `sk_test_${draw.alnum(24)}`,
      ],
      negatives: [`pk_live_${draw.alnum(24)}`, "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", `sk_live_${draw.alnum(8)}`],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "stripe-webhook-secret",
    title: "Stripe webhook signing secret",
    opens: "It forges events, such as payments that were never made, that the receiving service believes.",
    keywords: ["whsec_"],
    pattern: token("whsec_[A-Za-z0-9+/]{32,64}={0,2}"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`endpoint_secret = 'whsec_${draw.alnum(32)}'`],
      negatives: ["whsec_...", `whsec_${draw.alnum(12)}`],
    }),
  },
];
