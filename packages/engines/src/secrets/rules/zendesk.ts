import type { SecretRule } from "../rule.ts";

export const zendesk: readonly SecretRule[] = [
  {
    kind: "named",
    id: "zendesk-token",
    provider: "Zendesk",
    title: "Zendesk API token",
    opens: "It reads and changes tickets and customers.",
    revoke: "Delete it under Apps and integrations → APIs.",
    name: /zendesk.*(?:token|secret|key)/,
    value: /^[A-Za-z0-9]{40}$|^[0-9a-f]{64}$/,
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`ZENDESK_API_TOKEN=${draw.alnum(40)}`], negatives: ["ZENDESK_SUBDOMAIN=shop"] }),
  },
];
