import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const notion: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "notion-token",
    provider: "Notion",
    title: "Notion integration token",
    opens: "It reads and changes the pages shared with the integration.",
    revoke: "Refresh it on the integration's page under My integrations.",
    keywords: ["ntn_", "secret_"],
    pattern: token("ntn_[A-Za-z0-9]{44,50}|secret_[A-Za-z0-9]{43}", "-"),
    minEntropy: 3.5,
    check: (value) => (/\d/.test(value) && /[A-Z]/.test(value) ? {} : undefined),
    samples: (draw) => ({
      positives: [`NOTION_KEY=ntn_${draw.digits(11)}${draw.alnum(35)}`, `secret_${draw.alnum(43)}`],
      negatives: ["secret_of_the_ancient_island", `ntn_${draw.digits(4)}`],
    }),
  },
];
