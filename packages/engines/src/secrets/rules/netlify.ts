import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const netlify: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "netlify-token",
    provider: "Netlify",
    title: "Netlify access token",
    opens: "It deploys and changes the sites of its owner.",
    revoke: "Delete it under User settings → Applications.",
    keywords: ["nfp_", "nfc_"],
    pattern: token("nf[pco]_[A-Za-z0-9]{36}", "-"),
    minEntropy: 3.3,
    samples: (draw) => ({
      positives: [`NETLIFY_AUTH_TOKEN=nfp_${draw.alnum(36)}`],
      negatives: [`nfp_${draw.alnum(5)}`],
    }),
  },
];
