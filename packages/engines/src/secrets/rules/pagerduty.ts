import type { SecretRule } from "../rule.ts";

export const pagerduty: readonly SecretRule[] = [
  {
    kind: "named",
    id: "pagerduty-key",
    provider: "PagerDuty",
    title: "PagerDuty API key",
    opens: "It reads and changes incidents, schedules and users.",
    revoke: "Delete it under Integrations → API Access Keys.",
    name: /pager_?duty.*(?:key|token)|^pd_(?:api|token)/,
    value: /^(?:[A-Za-z0-9+_-]{20}|u\+[A-Za-z0-9_+-]{18}|[0-9a-f]{32})$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`PAGERDUTY_API_KEY=${draw.alnum(20)}`],
      negatives: [`PAGERDUTY_API_KEY=${draw.alnum(7)}`, "PAGERDUTY_SERVICE=PABC123"],
    }),
  },
];
