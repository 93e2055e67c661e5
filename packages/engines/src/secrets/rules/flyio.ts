import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const flyio: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "flyio-token",
    provider: "Fly.io",
    title: "Fly.io access token",
    opens: "It deploys and reads applications of the organisation.",
    revoke: "Run `fly tokens revoke`.",
    keywords: ["fm1", "fm2_", "fo1_"],
    pattern: token("(?:fm1[ar]_|fm2_)[A-Za-z0-9+/]{100,800}={0,3}|fo1_[A-Za-z0-9_-]{43}"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`FLY_API_TOKEN=fo1_${draw.base64url(43)}`, `FlyV1 fm2_${draw.base64(200)}`],
      negatives: [`fo1_${draw.alnum(5)}`],
    }),
  },
];
