import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const dropbox: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "dropbox-token",
    provider: "Dropbox",
    title: "Dropbox access token",
    opens: "It reads and writes the account's or the app folder's files.",
    revoke: "Disconnect the app in the account, or generate a new token in the app console.",
    keywords: ["sl."],
    pattern: token("sl\\.(?:u\\.)?[A-Za-z0-9_-]{130,1200}", "-"),
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`DROPBOX_TOKEN=sl.${draw.base64url(140)}`, `sl.u.${draw.base64url(300)}`],
      negatives: [`sl.${draw.alnum(12)}`],
    }),
  },
];
