import type { SecretRule } from "../rule.ts";

export const googleChat: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "google-chat-webhook",
    provider: "Google",
    title: "Google Chat webhook",
    opens: "It posts messages into a space.",
    revoke: "Delete it under Apps & integrations of the space.",
    keywords: ["chat.googleapis.com/v1/spaces/"],
    pattern:
      /(?<![A-Za-z0-9])https:\/\/chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,40}\/messages\?[^\s"'<>]{0,160}?token=(?<secret>[A-Za-z0-9_%=-]{20,80})/g,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [
        `https://chat.googleapis.com/v1/spaces/AAAA${draw.alnum(7)}/messages?key=${draw.alnum(12)}&token=${draw.alnum(43)}%3D`,
      ],
      negatives: [`https://chat.googleapis.com/v1/spaces/AAAA/messages`],
    }),
  },
];
