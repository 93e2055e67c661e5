import type { SecretRule } from "../rule.ts";

export const ifttt: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "ifttt-webhook",
    provider: "IFTTT",
    title: "IFTTT webhook key",
    opens: "It starts every webhook applet of its owner.",
    revoke: "Regenerate it under Webhooks → Settings.",
    keywords: ["maker.ifttt.com/"],
    pattern:
      /(?<![A-Za-z0-9])https:\/\/maker\.ifttt\.com\/trigger\/[\w{}-]{1,80}\/(?:json\/)?with\/key\/(?<secret>[A-Za-z0-9_-]{20,60})(?![A-Za-z0-9_-])/g,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`https://maker.ifttt.com/trigger/door/with/key/${draw.alnum(42)}7`],
      negatives: [`https://maker.ifttt.com/trigger/{event}/with/key/{key}`],
    }),
  },
];
