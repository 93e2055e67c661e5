import type { SecretRule } from "../rule.ts";

export const make: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "make-webhook",
    provider: "Make",
    title: "Make webhook",
    opens: "It starts the scenario behind it with any content.",
    revoke: "Delete the hook and give the scenario a new one.",
    keywords: ["hook.", "make.com/"],
    pattern:
      /(?<![A-Za-z0-9])https:\/\/hook\.(?:[a-z0-9]{2,5}\.)?(?:make|integromat)\.com\/(?<secret>[a-z0-9]{32})(?![a-z0-9])/g,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`https://hook.eu1.make.com/${draw.lower(32)}`],
      negatives: [`https://hook.eu1.make.com/abc`],
    }),
  },
];
