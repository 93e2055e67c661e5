import type { SecretRule } from "../rule.ts";

export const zoom: readonly SecretRule[] = [
  {
    kind: "named",
    id: "zoom-secret",
    provider: "Zoom",
    title: "Zoom client secret",
    opens: "It reads and changes meetings, users and recordings of the account.",
    revoke: "Regenerate it under App Credentials in the Zoom marketplace.",
    name: /zoom.*secret/,
    value: /^[A-Za-z0-9]{32,36}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`ZOOM_CLIENT_SECRET=${draw.alnum(32)}`],
      negatives: [`ZOOM_CLIENT_ID=${draw.alnum(22)}`],
    }),
  },
];
