import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const google: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "google-api-key",
    provider: "Google",
    title: "Google API key",
    opens: "It calls the Google APIs enabled in its project, at the project's cost, unless it is restricted.",
    revoke: "Delete it under APIs & Services → Credentials, or restrict it to the sites and APIs that need it.",
    references: ["https://cloud.google.com/docs/authentication/api-keys"],
    keywords: ["aiza"],
    pattern: token("AIza[A-Za-z0-9_-]{35}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`const key = "AIza${draw.base64url(35)}";`],
      negatives: [`AIza${draw.base64url(30)}`, `AIza${"S".repeat(35)}`],
    }),
  },
  {
    kind: "pattern",
    id: "google-oauth-secret",
    provider: "Google",
    title: "Google OAuth client secret",
    opens: "It turns authorisation codes of the application into access to its users' Google data.",
    revoke: "Reset it under APIs & Services → Credentials.",
    keywords: ["gocspx-"],
    pattern: token("GOCSPX-[A-Za-z0-9_-]{28}", "-"),
    samples: (draw) => ({
      positives: [`"client_secret":"GOCSPX-${draw.base64url(28)}"`],
      negatives: [`GOCSPX-${draw.base64url(12)}`],
    }),
  },
  {
    kind: "pattern",
    id: "google-oauth-token",
    provider: "Google",
    title: "Google OAuth access token",
    opens: "It reads and writes the Google data its scopes name, for about an hour.",
    revoke: "Remove the application's access in the Google account, or revoke it at oauth2.googleapis.com/revoke.",
    score: 5.5,
    keywords: ["ya29."],
    pattern: token("ya29\\.[A-Za-z0-9_-]{40,400}", "-"),
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`Authorization: Bearer ya29.${draw.base64url(120)}`],
      negatives: [`ya29.${draw.base64url(10)}`],
    }),
  },
  {
    kind: "pattern",
    id: "google-refresh-token",
    provider: "Google",
    title: "Google OAuth refresh token",
    opens: "With the client's secret it makes new access tokens until it is revoked.",
    revoke: "Remove the application's access in the Google account's security settings.",
    keywords: ["1//0"],
    pattern: token("1//0[A-Za-z0-9_-]{60,140}", "-"),
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`"refresh_token": "1//0${draw.base64url(98)}"`],
      negatives: [`1//0${draw.base64url(20)}`],
    }),
  },
];
