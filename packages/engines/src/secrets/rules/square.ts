import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const square: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "square-token",
    provider: "Square",
    title: "Square access token or secret",
    opens: "It takes payments and reads customers and orders of the account.",
    revoke: "Replace it in the Square developer dashboard.",
    keywords: ["sq0atp-", "sq0csp-", "eaaa"],
    pattern: token("sq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})|EAAA[A-Za-z0-9_-]{60}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [
        `SQUARE_TOKEN=sq0atp-${draw.base64url(22)}`,
        `sq0csp-${draw.base64url(43)}`,
        `EAAA${draw.base64url(60)}`,
      ],
      negatives: [`sq0atp-${draw.alnum(6)}`],
    }),
  },
];
