import type { SecretRule } from "../rule.ts";

export const zapier: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "zapier-webhook",
    provider: "Zapier",
    title: "Zapier webhook",
    opens: "It starts the automation behind it with any content.",
    revoke: "Turn the Zap off, or give its trigger a new hook.",
    keywords: ["hooks.zapier.com/"],
    pattern:
      /(?<![A-Za-z0-9])https:\/\/hooks\.zapier\.com\/hooks\/(?:catch|standard)\/\d{4,12}\/(?<secret>[A-Za-z0-9]{6,40})(?![A-Za-z0-9])/g,
    minEntropy: 2,
    samples: (draw) => ({
      positives: [`https://hooks.zapier.com/hooks/catch/${draw.digits(7)}/${draw.lower(6)}7/`],
      negatives: [`https://hooks.zapier.com/hooks/catch/`],
    }),
  },
];
