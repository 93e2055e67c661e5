import type { SecretRule } from "../rule.ts";

export const algolia: readonly SecretRule[] = [
  {
    kind: "named",
    id: "algolia-admin-key",
    provider: "Algolia",
    title: "Algolia admin key",
    opens: "It reads, changes and deletes every search index of the application.",
    revoke: "Regenerate it under Settings → API Keys.",
    name: /algolia.*(?:admin|write|api|secret).*key/,
    value: /^[0-9a-f]{32}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`ALGOLIA_ADMIN_KEY=${draw.hex(32)}`],
      negatives: [`ALGOLIA_APP_ID=${draw.upper(10)}`, "ALGOLIA_SEARCH_KEY=${SEARCH_KEY}"],
    }),
  },
];
