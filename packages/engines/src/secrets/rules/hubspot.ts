import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const hubspot: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "hubspot-token",
    provider: "HubSpot",
    title: "HubSpot private app token",
    opens: "It reads and changes contacts, deals and other records.",
    revoke: "Rotate it in the private app's settings.",
    keywords: ["pat-na", "pat-eu"],
    pattern: token("pat-(?:na|eu)\\d-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "-"),
    samples: (draw) => ({ positives: [`HUBSPOT_TOKEN=pat-na1-${draw.uuid()}`], negatives: [`pat-na1-${draw.hex(4)}`] }),
  },
];
