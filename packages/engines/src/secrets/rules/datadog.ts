import type { SecretRule } from "../rule.ts";

export const datadog: readonly SecretRule[] = [
  {
    kind: "named",
    id: "datadog-key",
    provider: "Datadog",
    title: "Datadog API or application key",
    opens: "It sends data to the account, and with an application key reads and changes its monitoring.",
    revoke: "Revoke it under Organization Settings → API keys or Application keys.",
    name: /(?:datadog|^dd)_.*key/,
    value: /^(?:[0-9a-f]{32}|[0-9a-f]{40})$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`DD_API_KEY=${draw.hex(32)}`, `datadog_app_key: "${draw.hex(40)}"`],
      negatives: ["DD_SITE=datadoghq.eu", "DD_API_KEY=${DATADOG}"],
    }),
  },
];
