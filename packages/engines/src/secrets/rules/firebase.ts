import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const firebase: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "firebase-server-key",
    provider: "Firebase",
    title: "Firebase Cloud Messaging server key",
    opens: "It sends messages to every installation of the app.",
    revoke: "Delete it in the Firebase console and move to the HTTP v1 API.",
    keywords: [":apa91b"],
    pattern: token("AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{120,150}", "-"),
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`server_key: "AAAA${draw.alnum(7)}:APA91b${draw.base64url(133)}7"`],
      negatives: [`AAAA${draw.alnum(7)}:APA91b${draw.alnum(8)}`],
    }),
  },
];
