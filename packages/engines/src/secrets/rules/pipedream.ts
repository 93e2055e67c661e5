import type { SecretRule } from "../rule.ts";

export const pipedream: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "pipedream-webhook",
    provider: "Pipedream",
    title: "Pipedream endpoint",
    opens: "It starts the workflow behind it with any content.",
    revoke: "Delete the trigger and make a new one.",
    keywords: [".m.pipedream.net"],
    pattern: /(?<![A-Za-z0-9])https:\/\/(?<secret>en[a-z0-9]{12,20})\.m\.pipedream\.net/g,
    minEntropy: 2.5,
    samples: (draw) => ({
      positives: [`https://en${draw.lower(14)}.m.pipedream.net`],
      negatives: [`https://docs.m.pipedream.net`],
    }),
  },
];
