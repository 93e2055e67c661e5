import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const razorpay: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "razorpay-key",
    provider: "Razorpay",
    title: "Razorpay key id",
    opens: "With its secret it takes payments in the merchant's name.",
    revoke: "Regenerate the pair under Account & Settings → API keys.",
    score: 5.5,
    keywords: ["rzp_live_", "rzp_test_"],
    pattern: token("rzp_(?:live|test)_[A-Za-z0-9]{14}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`RAZORPAY=rzp_live_${draw.alnum(14)}`],
      negatives: [`rzp_live_${draw.alnum(4)}`],
    }),
  },
];
