import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const newrelic: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "newrelic-key",
    provider: "New Relic",
    title: "New Relic key",
    opens: "It reads or sends the account's monitoring data.",
    revoke: "Delete it under API keys in the account's administration.",
    keywords: ["nrak-", "nraa-", "nrii-", "nris-", "nriq-", "nrra-", "nrjs-"],
    pattern: token("(?:NRAK|NRAA|NRRA)-[A-Z0-9]{27}|NRI[ISQ]-[A-Za-z0-9_-]{32}", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`NEW_RELIC_KEY=NRAK-${draw.upper(27)}`], negatives: [`NRAK-${draw.upper(6)}`] }),
  },
  {
    kind: "named",
    id: "newrelic-license-key",
    provider: "New Relic",
    title: "New Relic license key",
    opens: "It sends monitoring data in the account's name.",
    revoke: "Rotate it under API keys in the account's administration.",
    score: 5.5,
    name: /new_?relic.*(?:key|license)/,
    value: /^(?:[0-9a-f]{36}NRAL|eu01xx[0-9a-f]{30}NRAL|[0-9a-f]{40})$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`NEW_RELIC_LICENSE_KEY=${draw.hex(36)}NRAL`],
      negatives: ["NEW_RELIC_APP_NAME=shop"],
    }),
  },
];
