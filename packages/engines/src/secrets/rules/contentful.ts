import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const contentful: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "contentful-token",
    provider: "Contentful",
    title: "Contentful management token",
    opens: "It reads and changes the content of every space its owner may open.",
    revoke: "Revoke it under CMA tokens.",
    keywords: ["cfpat-"],
    pattern: token("CFPAT-[A-Za-z0-9_-]{43,64}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`CONTENTFUL=CFPAT-${draw.base64url(42)}7`],
      negatives: [`CFPAT-${draw.base64url(8)}`],
    }),
  },
];
