import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const twitter: readonly SecretRule[] = [
  {
    kind: "named",
    id: "twitter-secret",
    provider: "X (Twitter)",
    title: "X (Twitter) API secret or access token",
    opens: "It reads and posts as the account or the application.",
    revoke: "Regenerate it under Keys and tokens in the developer portal.",
    name: /twitter.*(?:secret|key|token)|^(?:tw|x)_(?:api|consumer|access).*(?:secret|token|key)/,
    value:
      /^(?:[A-Za-z0-9]{25}|[A-Za-z0-9]{45}|[A-Za-z0-9]{50}|\d{8,20}-[A-Za-z0-9]{30,40}|A{22}[A-Za-z0-9%]{80,120})$/,
    minEntropy: 2.8,
    samples: (draw) => ({
      positives: [
        `TWITTER_API_SECRET=${draw.alnum(50)}`,
        `twitter_access_token: "${draw.digits(18)}-${draw.alnum(30)}"`,
      ],
      negatives: ["TWITTER_HANDLE=shop", `TWITTER_API_SECRET=${draw.alnum(4)}`],
    }),
  },
  {
    kind: "pattern",
    id: "twitter-bearer-token",
    provider: "X (Twitter)",
    title: "X (Twitter) app bearer token",
    opens: "It reads as the application, at its limits.",
    revoke: "Regenerate it under Keys and tokens in the developer portal.",
    keywords: ["aaaaaaaaaaaaaaaaaaaa"],
    pattern: token("A{20,24}[A-Za-z0-9]{8,30}(?:%2[BbFf]|%3[Dd]|[A-Za-z0-9]){40,110}", "%-"),
    minEntropy: 3.5,
    check: (value) => (/%3d|%2[bf]/i.test(value) ? {} : undefined),
    samples: (draw) => ({
      positives: [`AAAAAAAAAAAAAAAAAAAAAA${draw.alnum(18)}%3D${draw.alnum(50)}`],
      negatives: [`AAAAAAAAAAAAAAAAAAAAAA${draw.alnum(20)}`],
    }),
  },
];
