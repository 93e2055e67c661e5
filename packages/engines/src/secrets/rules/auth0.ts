import type { SecretRule } from "../rule.ts";

export const auth0: readonly SecretRule[] = [
  {
    kind: "named",
    id: "auth0-secret",
    provider: "Auth0",
    title: "Auth0 client secret",
    opens: "It obtains tokens in the application's name.",
    revoke: "Rotate it in the application's settings.",
    name: /auth0.*secret/,
    value: /^[A-Za-z0-9_-]{64}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`AUTH0_CLIENT_SECRET=${draw.base64url(64)}`],
      negatives: [`AUTH0_CLIENT_ID=${draw.alnum(32)}`],
    }),
  },
];
