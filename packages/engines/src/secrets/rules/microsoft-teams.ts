import type { SecretRule } from "../rule.ts";

export const microsoftTeams: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "teams-webhook",
    provider: "Microsoft",
    title: "Microsoft Teams webhook",
    opens: "It posts messages into a channel.",
    revoke: "Delete the connector or workflow in the channel.",
    score: 5.5,
    keywords: ["webhook.office.com", "logic.azure.com"],
    pattern:
      /https:\/\/(?:[\w-]+\.webhook\.office\.com\/webhookb2\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/(?<secret>[0-9a-f]{32}\/[0-9a-f-]{36})|[\w.-]+\.logic\.azure\.com(?::443)?\/workflows\/[0-9a-f]{32}\/[^\s"'<>]{0,300}?[?&]sig=(?<secret>[\w%-]{40,60}))/g,
    samples: (draw) => ({
      positives: [
        `url = https://shop.webhook.office.com/webhookb2/${draw.uuid()}@${draw.uuid()}/IncomingWebhook/${draw.hex(32)}/${draw.uuid()}`,
        `https://prod-12.westeurope.logic.azure.com:443/workflows/${draw.hex(32)}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${draw.base64url(43)}`,
      ],
      negatives: ["https://shop.webhook.office.com/"],
    }),
  },
];
