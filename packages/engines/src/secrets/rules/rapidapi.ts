import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const rapidapi: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "rapidapi-key",
    provider: "RapidAPI",
    title: "RapidAPI key",
    opens: "It calls the subscribed APIs at the account's cost.",
    revoke: "Delete it under the app's Authorization.",
    keywords: ["msh"],
    pattern: token("[A-Za-z0-9]{10}msh[A-Za-z0-9]{15}p1[A-Za-z0-9]{6}jsn[A-Za-z0-9]{12}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`${draw.alnum(10)}msh${draw.alnum(15)}p1${draw.alnum(6)}jsn${draw.alnum(12)}`],
      negatives: [`${draw.alnum(10)}msh${draw.alnum(5)}`],
    }),
  },
];
