import type { SecretRule } from "../rule.ts";

export const mattermost: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "mattermost-webhook",
    provider: "Mattermost",
    title: "Mattermost webhook",
    opens: "It posts messages into a channel under any name.",
    revoke: "Delete it under Integrations → Incoming webhooks.",
    keywords: ["/hooks/"],
    pattern: /(?<![A-Za-z0-9])https:\/\/(?:[\w-]+\.)*mattermost[\w.-]*\/hooks\/(?<secret>[a-z0-9]{26})(?![a-z0-9])/g,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`https://mattermost.shop.internal/hooks/${draw.lower(26)}`],
      negatives: [`https://mattermost.shop.internal/hooks/xxx`],
    }),
  },
];
