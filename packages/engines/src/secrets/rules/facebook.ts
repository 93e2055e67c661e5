import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const facebook: readonly SecretRule[] = [
  {
    kind: "named",
    id: "facebook-app-secret",
    provider: "Facebook",
    title: "Facebook app secret",
    opens: "It acts as the application towards Facebook's APIs and its users.",
    revoke: "Reset it under App settings → Basic.",
    name: /(?:facebook|^fb).*secret/,
    value: /^[0-9a-f]{32}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`FACEBOOK_APP_SECRET=${draw.hex(32)}`],
      negatives: [`FACEBOOK_APP_ID=${draw.digits(15)}`],
    }),
  },
  {
    kind: "pattern",
    id: "facebook-token",
    provider: "Facebook",
    title: "Facebook access token",
    opens: "It reads and posts as a user or page, within its permissions.",
    revoke: "Remove the app from the account, or reset the app secret.",
    keywords: ["eaa"],
    pattern: token("EAA[A-Za-z0-9]{90,250}", "-"),
    minEntropy: 4.5,
    samples: (draw) => ({ positives: [`FB_TOKEN=EAAC${draw.alnum(150)}`], negatives: [`EAAC${draw.alnum(20)}`] }),
  },
];
