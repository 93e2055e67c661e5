import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const discord: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "discord-webhook",
    provider: "Discord",
    title: "Discord webhook",
    opens: "It posts messages into a channel under any name.",
    revoke: "Delete it under Integrations in the channel's settings.",
    score: 5.5,
    keywords: ["/api/webhooks/", "/api/v10/webhooks/"],
    pattern:
      /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d{17,20}\/(?<secret>[A-Za-z0-9_-]{60,80})(?![A-Za-z0-9_-])/g,
    samples: (draw) => ({
      positives: [`https://discord.com/api/webhooks/${draw.digits(18)}/${draw.base64url(68)}`],
      negatives: ["https://discord.com/api/webhooks/123/abc"],
    }),
  },
  {
    kind: "named",
    id: "discord-bot-token",
    provider: "Discord",
    title: "Discord bot token",
    opens: "It acts as the bot in every server it was invited to.",
    revoke: "Reset it under Bot in the Discord developer portal.",
    name: /token|discord|secret|key/,
    value: /^[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}$/,
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [
        `BOT_TOKEN=MTAx${Buffer.from(draw.digits(14)).toString("base64url").slice(0, 20)}.${draw.base64url(6)}.${draw.base64url(38)}`,
      ],
      negatives: [`DISCORD_TOKEN=${draw.alnum(12)}`],
    }),
  },
  {
    kind: "named",
    id: "discord-client-secret",
    provider: "Discord",
    title: "Discord client secret",
    opens: "It turns authorisation codes of the application into tokens.",
    revoke: "Reset it under OAuth2 in the Discord developer portal.",
    name: /discord.*secret/,
    value: /^[A-Za-z0-9_-]{32}$/,
    minEntropy: 3.3,
    samples: (draw) => ({
      positives: [`DISCORD_CLIENT_SECRET=${draw.alnum(32)}`],
      negatives: [`DISCORD_CLIENT_ID=${draw.digits(18)}`],
    }),
  },
  {
    kind: "pattern",
    id: "discord-bot-login",
    provider: "Discord",
    title: "Discord bot token",
    opens: "It acts as the bot in every server it was invited to.",
    revoke: "Reset it under Bot in the Discord developer portal.",
    keywords: ["discord", "login(", ".run(", "bot "],
    pattern: token("[MNO][A-Za-z0-9_-]{22,26}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}", "-"),
    minEntropy: 3.5,
    // The first part is the bot's numeric id in base64.
    check: (value) =>
      /^\d{17,20}$/.test(Buffer.from(value.slice(0, value.indexOf(".")), "base64url").toString("latin1"))
        ? {}
        : undefined,
    samples: (draw) => ({
      path: "src/bot.js",
      positives: [
        `client.login("${Buffer.from(draw.digits(18)).toString("base64url")}.${draw.base64url(6)}.${draw.base64url(37)}7");`,
      ],
      negatives: [`client.login("M${draw.alnum(23)}.${draw.alnum(6)}.${draw.alnum(38)}");`],
    }),
  },
];
