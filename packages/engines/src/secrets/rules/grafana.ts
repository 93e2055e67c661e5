import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const grafana: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "grafana-token",
    provider: "Grafana",
    title: "Grafana service account or cloud token",
    opens: "It reads and changes dashboards, data sources and alerts within its role.",
    revoke: "Delete it under Administration → Service accounts, or in Grafana Cloud's access policies.",
    keywords: ["glsa_", "glc_"],
    pattern: token("glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_eyJ[A-Za-z0-9+/=]{40,400}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`GRAFANA_TOKEN=glsa_${draw.alnum(32)}_${draw.hex(8)}`, `glc_eyJ${draw.alnum(100)}`],
      negatives: [`glsa_${draw.alnum(10)}`],
    }),
  },
];
