import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const mapbox: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "mapbox-secret-token",
    provider: "Mapbox",
    title: "Mapbox secret token",
    opens: "It changes the account's maps, data sets and tokens.",
    revoke: "Delete it on the Access tokens page.",
    keywords: ["sk.eyj"],
    pattern: token("sk\\.eyJ[A-Za-z0-9_-]{40,160}\\.[A-Za-z0-9_-]{22}", "-"),
    samples: (draw) => ({
      positives: [`MAPBOX_TOKEN=sk.eyJ1Ijoi${draw.base64url(70)}.${draw.base64url(22)}`],
      negatives: [`pk.eyJ1Ijoi${draw.base64url(70)}.${draw.base64url(22)}`],
    }),
  },
];
