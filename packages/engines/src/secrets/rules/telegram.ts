import type { SecretRule } from "../rule.ts";

export const telegram: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "telegram-bot-token",
    provider: "Telegram",
    title: "Telegram bot token",
    opens: "It reads and sends every message of the bot.",
    revoke: "Revoke it with /revoke at @BotFather.",
    keywords: [":aa"],
    pattern: /(?:(?<![A-Za-z0-9_])|(?<=\/bot))(?<secret>\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/g,
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [
        `TELEGRAM_TOKEN=${draw.digits(10)}:AA${draw.base64url(33)}`,
        `fetch("https://api.telegram.org/bot${draw.digits(9)}:AA${draw.base64url(33)}/sendMessage")`,
      ],
      negatives: [`${draw.digits(10)}:AA${draw.alnum(10)}`, `robot${draw.digits(10)}:AA${draw.base64url(33)}`],
    }),
  },
];
