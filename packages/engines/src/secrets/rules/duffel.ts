import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const duffel: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "duffel-token",
    provider: "Duffel",
    title: "Duffel access token",
    opens: "It books travel at the account's cost.",
    revoke: "Delete it under Developers → Access tokens.",
    keywords: ["duffel_live_", "duffel_test_"],
    pattern: token("duffel_(?:live|test)_[A-Za-z0-9_-]{43}", "-"),
    samples: (draw) => ({
      positives: [`DUFFEL=duffel_live_${draw.base64url(43)}`],
      negatives: [`duffel_test_${draw.alnum(4)}`],
    }),
  },
];
